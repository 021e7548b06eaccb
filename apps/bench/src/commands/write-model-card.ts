import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchmarkOutcome, benchmarkDocument } from '../benchmark-document.ts';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { ModelCardError } from '../command-error.ts';
import { renderMarkdown } from '../document/render-markdown.ts';
import { measureBenchmark } from '../measure-benchmark.ts';
import { describeFailures, type SetFailures, sheetName } from '../model-card/describe-failures.ts';
import { drawContactSheet } from '../model-card/draw-contact-sheet.ts';
import { drawTradeOff } from '../model-card/draw-trade-off.ts';
import { findWrongDigits } from '../model-card/find-wrong-digits.ts';
import { replaceMeasuredPart } from '../model-card/replace-measured-part.ts';
import { CAUSES, fingerprint, parseSortedDigits, sortDigits } from '../model-card/sorted-digits.ts';
import type { WrongDigit } from '../model-card/wrong-digit.ts';
import { DIGIT_SET_NAMES } from '../recognizer/digit-set.ts';
import { loadContestants } from '../recognizer/load-contestants.ts';
import { loadDigitSet } from '../recognizer/load-digit-set.ts';
import { writeReport } from '../write-report.ts';

const CARD = fileURLToPath(new URL('../../../../docs/model-card.md', import.meta.url));
/** Of the pictures, beside the card. */
const FOLDER = 'model-card';
const SORTED = 'sorted-digits.json';
const TRADE_OFF = 'trade-off.svg';
const UNSORTED = 'unsorted';
const COMMAND = 'raqam-bench model-card';

/** Those that judge the shipped networks. */
const JUDGES = BENCHMARKS.filter(({ name }) => name.startsWith('recognizer'));

/** Where the model card is. */
export interface ModelCardOptions {
  /** The card; its pictures lie in the folder `model-card` beside it. @default docs/model-card.md */
  readonly card?: string;
}

/**
 * Writes the measured part of the model card: the figures of the recognizer's benchmarks, and pictures of every digit
 * that a shipped network reads wrongly, by the cause that a person decided on. Digits that nobody has sorted yet are
 * drawn into `unsorted-SET.png` and listed as JSON on stdout, ready to be decided on; nothing else is written then.
 *
 * @throws {ModelCardError} When there are such digits, or a decision was about another picture.
 */
export async function writeModelCard({ card = CARD }: ModelCardOptions): Promise<void> {
  const folder = join(card, '..', FOLDER);
  await mkdir(folder, { recursive: true });
  const document = await readFile(card, 'utf8');
  const sortedFile = join(folder, SORTED);
  const sorted = parseSortedDigits(await readFile(sortedFile, 'utf8'), sortedFile);
  const contestants = await loadContestants({ benchmark: 'model-card' });
  const failures: SetFailures[] = [];
  for (const name of DIGIT_SET_NAMES) {
    const set = await loadDigitSet(name, { benchmark: 'model-card' });
    const { description } = set;
    failures.push({ name, description, sorting: sortDigits(findWrongDigits(set, contestants), sorted) });
  }
  await removePictures(folder, `${UNSORTED}-`);
  const unsorted = failures.filter(({ sorting }) => sorting.unsorted.length > 0);
  if (unsorted.length > 0) {
    for (const { name, sorting } of unsorted) await drawUnsorted(folder, name, sorting.unsorted);
    process.stdout.write(`${describeUnsorted(unsorted)}\n`);
    const numUnsorted = unsorted.reduce((sum, { sorting }) => sum + sorting.unsorted.length, 0);
    throw new ModelCardError(
      `${numUnsorted} wrong digits are not sorted yet; expected a cause for each: ${CAUSES.join(', ')}. Look at ${folder}/${UNSORTED}-*.png and put the entries above into ${sortedFile}.`,
    );
  }
  const outcomes: BenchmarkOutcome[] = [];
  for (const benchmark of JUDGES) outcomes.push(await measureBenchmark(benchmark, { command: COMMAND }));
  const models = contestants.map(({ name }) => name);
  const results = outcomes.flatMap((outcome) => outcome.results);
  const report = await benchmarkDocument({
    ...outcomes[0],
    name: 'model-card',
    title: 'All figures',
    description: `What ${models.join(' and ')} read, refuse and take.`,
    results,
  });
  await removePictures(folder, '');
  await writeReport(join(folder, TRADE_OFF), drawTradeOff(results.filter((result) => result.kind === 'tradeOff')));
  for (const { name, sorting } of failures) {
    for (const cause of CAUSES) {
      const digits = sorting.byCause[cause];
      if (digits.length > 0) await writeReport(join(folder, sheetName(name, cause)), await drawContactSheet(digits));
    }
  }
  const measured = [
    // Its summary, a sentence for each figure, is what the tables hold.
    renderMarkdown({ ...report, summary: [] }, { depth: 3 }),
    `![Share of non-digits refused, by share of digits refused](${FOLDER}/${TRADE_OFF})`,
    '### Digits read wrongly',
    `Below each picture: its label, what ${models.join(' and ')} read, and its index in the set.`,
    describeFailures(failures, models, FOLDER),
  ].join('\n\n');
  await writeReport(card, replaceMeasuredPart(document, measured, card));
  process.stdout.write(`${card}\n`);
}

/** Those of an earlier run: other digits are read wrongly now. */
async function removePictures(folder: string, prefix: string): Promise<void> {
  for (const file of await readdir(folder)) {
    if (file.startsWith(prefix) && file.endsWith('.png')) await rm(join(folder, file));
  }
}

/** A few rows to a picture, so that they can be looked at. */
async function drawUnsorted(folder: string, set: string, digits: readonly WrongDigit[]): Promise<void> {
  const NUM_PER_SHEET = 36;
  for (let first = 0; first < digits.length; first += NUM_PER_SHEET) {
    const sheet = await drawContactSheet(digits.slice(first, first + NUM_PER_SHEET));
    await writeReport(join(folder, `${UNSORTED}-${set}-${first / NUM_PER_SHEET + 1}.png`), sheet);
  }
}

/** As entries of the file of decisions, each with the cause still to be put in. */
function describeUnsorted(failures: readonly SetFailures[]): string {
  const sets = failures.map(({ name, sorting }) => {
    const entries = sorting.unsorted.map((digit) => {
      const entry = { label: digit.label, picture: fingerprint(digit), cause: '?' };
      return `    "${digit.index}": ${JSON.stringify(entry)}`;
    });
    return `  "${name}": {\n${entries.join(',\n')}\n  }`;
  });
  return `{\n${sets.join(',\n')}\n}`;
}
