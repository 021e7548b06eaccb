import { type Example, findInseparableSubset, PerceptronError, trainPerceptron, truthTable } from '@raqam/model';
import { UsageError } from '../command-error.ts';
import { perceptronReport } from '../perceptron-report.ts';
import { colorDepthOf, createTheme } from '../theme.ts';

/** The options of `raqam learn perceptron` as they were typed. */
export interface LearnPerceptronArguments {
  readonly gate: string;
  readonly rate: string;
  readonly weights?: string;
  readonly order?: string;
  readonly passes: string;
  readonly json?: boolean;
}

const MAX_PASSES = 10_000;

/**
 * Trains a perceptron on a gate and prints every step, with the line after each and, for a gate that no line separates,
 * the proof.
 *
 * With `json` it prints `{"steps":[{"inputs","sum","output","weights"}],"converged"}` in one line: inputs with the
 * constant 1 in front, weights after the step, bias first, all numbers in full double precision.
 *
 * @throws {UsageError} When an option is not understood.
 */
export function learnPerceptron({ gate, rate, weights, order, passes, json = false }: LearnPerceptronArguments): void {
  const table = parseGate(gate);
  const examples = order === undefined ? table : parseOrder(order, table);
  const numWeights = table[0].inputs.length + 1;
  const trace = trainPerceptron(examples, {
    learningRate: parseRate(rate),
    maxPasses: parsePasses(passes),
    ...(weights !== undefined && { weights: parseWeights(weights, numWeights) }),
  });
  if (json) {
    const steps = trace.steps.map(({ inputs, sum, output, weights: after }) => ({
      inputs,
      sum,
      output,
      weights: after,
    }));
    process.stdout.write(`${JSON.stringify({ steps, converged: trace.converged })}\n`);
    return;
  }
  const proof = findInseparableSubset(table);
  const lines = perceptronReport(gate, trace, proof, createTheme(colorDepthOf(process.stdout)));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function parseGate(gate: string): readonly Example[] {
  try {
    return truthTable(gate);
  } catch (error) {
    if (!(error instanceof PerceptronError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

function parseRate(rate: string): number {
  const value = parseNumber(rate);
  if (value > 0) return value;
  throw refusal('--rate', rate, 'a number above 0, such as 0.2');
}

function parsePasses(passes: string): number {
  const value = parseNumber(passes);
  if (Number.isInteger(value) && value >= 1 && value <= MAX_PASSES) return value;
  throw refusal('--passes', passes, `a whole number from 1 to ${MAX_PASSES}`);
}

function parseWeights(weights: string, numWeights: number): readonly number[] {
  const values = weights.split(',').map(parseNumber);
  if (values.length === numWeights && !values.some(Number.isNaN)) return values;
  const example = ['0.8', ...Array<string>(numWeights - 1).fill('-1')].join(',');
  throw refusal('--weights', weights, `${numWeights} numbers, the bias weight first, such as ${example}`);
}

/** The rows of a truth table in the order given, each named by its inputs. */
function parseOrder(order: string, table: readonly Example[]): readonly Example[] {
  const rows = new Map(table.map((example) => [example.inputs.join(''), example]));
  const names = order.split(',').map((name) => name.trim());
  const examples = names.flatMap((name) => rows.get(name) ?? []);
  if (names.length === rows.size && new Set(examples).size === rows.size) return examples;
  throw refusal('--order', order, `each of ${[...rows.keys()].join(',')} once, in any order`);
}

/** NaN where the text is no finite number; an empty one is none, though `Number` takes it for 0. */
function parseNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

function refusal(flag: string, received: string, expected: string): UsageError {
  return new UsageError(`received ${flag} "${received}"; expected ${expected}. See raqam learn perceptron --help.`);
}
