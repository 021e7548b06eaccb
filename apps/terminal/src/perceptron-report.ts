import type { DecisionLine, InseparableSubset, PerceptronStep, PerceptronTrace } from '@raqam/model';
import { formatNumber } from '@raqam/report';
import { LOCALE } from './locale.ts';
import type { Theme } from './theme.ts';

/** A gate that cannot be learned is tried as long as was asked for; nobody reads all of it. */
const MAX_SHOWN_PASSES = 20;

/**
 * The training of a perceptron as lines of text: a table of all steps, how it ended, and the proof where no line
 * separates the gate.
 *
 * @param gate As it was typed.   @param proof Null where a line separates the gate.
 */
export function perceptronReport(
  gate: string,
  trace: PerceptronTrace,
  proof: InseparableSubset | null,
  theme: Theme,
): readonly string[] {
  const lines = stepTable(trace, theme);
  lines.push('', conclusion(gate, trace, proof !== null, theme));
  if (proof !== null) lines.push('', ...proofText(proof));
  return lines;
}

function stepTable({ steps, numPasses }: PerceptronTrace, theme: Theme): string[] {
  const shown = steps.filter(({ pass }) => pass <= MAX_SHOWN_PASSES);
  const numWeights = steps[0].weights.length;
  const header = [
    'pass',
    ...indexed('x', 1, numWeights - 1),
    'sum',
    'output',
    'target',
    ...indexed('w', 0, numWeights),
    ...(steps[0].line === null ? [] : ['line']),
  ];
  const rows = shown.map(stepCells);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column].length)));
  const toLine = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (header[column] === 'line' ? cell : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  const lines = [
    theme.paint('muted', toLine(header)),
    ...rows.map((cells, row) =>
      shown[row].output === shown[row].target ? toLine(cells) : theme.paint('negative', toLine(cells)),
    ),
  ];
  if (numPasses > MAX_SHOWN_PASSES) {
    lines.push(theme.paint('muted', `… and ${countPasses(numPasses - MAX_SHOWN_PASSES)} more`));
  }
  return lines;
}

function stepCells({ pass, inputs, sum, output, target, weights, line }: PerceptronStep): readonly string[] {
  return [
    String(pass),
    ...inputs.slice(1).map(formatValue),
    formatValue(sum),
    output === target ? String(output) : `✗ ${output}`,
    String(target),
    ...weights.map(formatValue),
    ...(line === null ? [] : [lineText(line)]),
  ];
}

function lineText(line: DecisionLine): string {
  switch (line.kind) {
    case 'sloped': {
      const { slope, intercept } = line;
      const sign = intercept < 0 ? '-' : '+';
      return `x2 = ${formatValue(slope)}·x1 ${sign} ${formatValue(Math.abs(intercept))}`;
    }
    case 'vertical':
      return `x1 = ${formatValue(line.at)}`;
    case 'none':
      return 'none';
  }
}

function conclusion(
  gate: string,
  { converged, numPasses }: PerceptronTrace,
  isProvedInseparable: boolean,
  theme: Theme,
): string {
  if (converged) return theme.paint('positive', `Learned: pass ${numPasses} is the first without an error.`);
  const passes = countPasses(numPasses);
  return isProvedInseparable
    ? theme.paint('negative', `Not learned after ${passes}, and it never will be: no perceptron can answer ${gate}.`)
    : theme.paint('negative', `Not learned after ${passes}: there was still an error. Allow more with --passes.`);
}

/** The certificate in words: what adds up to what, and why that settles it. */
function proofText({ examples, total, commonPoint }: InseparableSubset): readonly string[] {
  const side = (wanted: number) =>
    examples
      .filter(({ target }) => target === wanted)
      .map(({ inputs, count }) => `${count === 1 ? '' : `${count}·`}(1, ${inputs.join(', ')})`)
      .join(' + ');
  const sum = `(${total.map(formatValue).join(', ')})`;
  return [
    'The proof, with the constant 1 before the inputs:',
    `  target 1:  ${side(1)} = ${sum}`,
    `  target 0:  ${side(0)} = ${sum}`,
    'So for any weights the sums of both rows are equal; but right answers would need the first',
    `to be above 0 and the second not to be. Seen as points, both meet in (${commonPoint.map(formatValue).join(', ')}).`,
  ];
}

function indexed(letter: string, first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${first + index}`);
}

function countPasses(count: number): string {
  return `${formatNumber(count, LOCALE)} ${count === 1 ? 'pass' : 'passes'}`;
}

/** Four decimals, but never 0 for what is not 0: an answer may hang on 5.6E-17. */
function formatValue(value: number): string {
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 5e-5 && size < 1e6);
  return formatNumber(
    value,
    LOCALE,
    isPlain ? { maximumFractionDigits: 4 } : { notation: 'scientific', maximumFractionDigits: 1 },
  );
}
