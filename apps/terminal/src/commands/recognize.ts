import type { Stroke } from '@raqam/image';
import type { Prediction, Recognizer } from '@raqam/recognizer';
import { formatPercent } from '@raqam/report';
import { bar } from '../bar.ts';
import { createBreather } from '../breathe.ts';
import { ToldError, UsageError } from '../command-error.ts';
import { createChosenRecognizer } from '../create-chosen-recognizer.ts';
import { listenForInterruption } from '../interruption.ts';
import { LOCALE } from '../locale.ts';
import { decodeDrawing, readDrawingLines } from '../read-drawing-lines.ts';
import { inputName } from '../read-input.ts';
import { readPicture } from '../read-picture.ts';
import { colorDepthOf, createTheme, type Theme } from '../theme.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';

/** The options of `raqam recognize` as they were typed. */
export interface RecognizeArguments {
  readonly strokes?: string;
  readonly model?: string;
  readonly json?: boolean;
}

/** What `raqam recognize` tells of one input. */
type RecognizeResult =
  | ({ readonly input: string } & Pick<
      Prediction,
      'verdict' | 'label' | 'probability' | 'probabilities' | 'runnerUp' | 'durationMs'
    >)
  | { readonly input: string; readonly label: null; readonly reason: string };

const NOTHING_DRAWN = 'nothing is drawn';

/**
 * Reads the digit in each input, in order. With `json` it prints one array with a result for each; otherwise a line
 * for each as soon as it is read. An input that cannot be read is told on stderr, and the others are read all the same.
 *
 * @throws {UsageError} When there is nothing to read, or files and strokes at once.
 * @throws {ToldError} When an input could not be read.
 * @throws {InterruptedError} On Ctrl-C or a signal.
 */
export async function recognizeInputs(
  files: readonly string[],
  { strokes, model, json = false }: RecognizeArguments,
): Promise<void> {
  if (files.length > 0 === (strokes !== undefined)) {
    throw new UsageError(
      `received ${files.length === 0 ? 'nothing to read' : 'files and --strokes'}; expected files, or --strokes FILE. See raqam recognize --help.`,
    );
  }
  const theme = createTheme(colorDepthOf(process.stdout));
  const interruption = listenForInterruption('stopped before all was read.');
  const breathe = createBreather(interruption.signal);
  const results: RecognizeResult[] = [];
  let hasFailed = false;
  try {
    const recognizer = await createChosenRecognizer(model);
    const reader = strokes === undefined ? recognizeFiles(recognizer, files) : recognizeStrokes(recognizer, strokes);
    for await (const { result, error } of reader) {
      if (error !== null) {
        hasFailed = true;
        process.stderr.write(`raqam: ${error.message}\n`);
      }
      if (json) results.push(result);
      else if (error === null) process.stdout.write(`${resultLine(result, theme)}\n`);
      await breathe();
    }
  } finally {
    interruption.close();
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  if (hasFailed) throw new ToldError('An input could not be read.');
}

/** A result, and what went wrong if there is no answer because of that. */
interface Reading {
  readonly result: RecognizeResult;
  readonly error: Error | null;
}

async function* recognizeFiles(
  recognizer: Recognizer,
  files: readonly string[],
): AsyncGenerator<Reading, void, undefined> {
  for (const file of files) {
    yield await reading(inputName(file), async () => {
      const { onPaper, transparent } = await readPicture(file);
      // White ink on a transparent ground is nothing on white paper.
      return recognizer.recognize(onPaper) ?? (transparent && recognizer.recognize(transparent));
    });
  }
}

async function* recognizeStrokes(recognizer: Recognizer, path: string): AsyncGenerator<Reading, void, undefined> {
  try {
    for await (const { lineNumber, text } of readDrawingLines(path)) {
      // The recognizer refuses what is no drawing, with a message that says so.
      yield await reading(`${inputName(path)}:${lineNumber}`, () =>
        recognizer.recognize(decodeDrawing(text) as readonly Stroke[]),
      );
    }
  } catch (error) {
    yield failedReading(inputName(path), error);
  }
}

async function reading(input: string, read: () => Prediction | null | Promise<Prediction | null>): Promise<Reading> {
  try {
    const prediction = await read();
    if (prediction === null) return { result: { input, label: null, reason: NOTHING_DRAWN }, error: null };
    const { verdict, label, probability, probabilities, runnerUp, durationMs } = prediction;
    return { result: { input, verdict, label, probability, probabilities, runnerUp, durationMs }, error: null };
  } catch (error) {
    return failedReading(input, error);
  }
}

function failedReading(input: string, error: unknown): Reading {
  if (!(error instanceof Error)) throw error;
  const message = error.message.includes(input) ? error.message : `${input}: ${error.message}`;
  return { result: { input, label: null, reason: message }, error: new Error(message, { cause: error }) };
}

/** Columns of a bar for a probability of 1. */
const BAR_COLUMNS = 20;

function resultLine(result: RecognizeResult, theme: Theme): string {
  const { input } = result;
  if (result.label === null) return `${theme.paint('muted', '–')}  ${theme.paint('muted', result.reason)}  ${input}`;
  const { verdict, label, probability, runnerUp } = result;
  const filled = theme.paint('machine', bar(probability, BAR_COLUMNS).padEnd(BAR_COLUMNS));
  const second = theme.paint('muted', `${runnerUp.label} ${percent(runnerUp.probability)}`);
  const doubt = verdict === 'digit' ? '' : `  ${theme.paint('negative', VERDICT_WORDS[verdict])}`;
  return `${theme.paint('focus', String(label))}  ${percent(probability)} ${filled}  ${second}  ${input}${doubt}`;
}

function percent(share: number): string {
  return formatPercent(share, LOCALE).padStart('100.0%'.length);
}
