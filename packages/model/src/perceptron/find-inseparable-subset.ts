import type { Bit, Example } from './gate.ts';
import { PerceptronError } from './perceptron-error.ts';

/** Beyond these the whole numbers of a proof might not be exact as doubles, and the search would be long. */
const MAX_INPUTS = 4;
const MAX_COORDINATE = 1000;

/** An example in a proof, and how often it is counted. */
export interface CountedExample extends Example {
  /** A whole number from 1. */
  readonly count: number;
}

/**
 * A proof that no perceptron answers these examples rightly.
 *
 * Counted so, the inputs of the examples with target 1 add up to the same as those with target 0, each input with its
 * constant 1. Then for any weights the sums of both sides are equal too; but right answers would need the first to be
 * above 0 and the second not to be. Divided by the count it says that both sides have a point in common.
 */
export interface InseparableSubset {
  /** At least one of each target. Without any one of them a perceptron could answer the rest. */
  readonly examples: readonly CountedExample[];
  /** Σ count · (1, x₁, …, x_n) over the examples with target 1, and over those with target 0. */
  readonly total: readonly number[];
  /** The point that lies between the examples of either target: total / total[0], without the 1. */
  readonly commonPoint: readonly number[];
}

/**
 * Finds a smallest set of examples that no perceptron can learn, with the reason; null where a perceptron can learn all.
 *
 * By Kirchberger's theorem some n + 2 examples of n inputs fail already if all of them do, so sets of 2 to n + 2 are
 * tried. A smallest failing set is a circuit: its points have one affine dependency but for its scale, whose positive
 * part is the examples of one target (Radon's theorem). It is found by elimination in whole numbers, without rounding.
 *
 * Cost: one elimination for each set, at most 14,876 for a truth table of 16 rows.
 *
 * @param examples Up to 4 inputs each, whole numbers from −1000 to 1000.
 * @throws {PerceptronError} When they are others, or not all of one length.
 * @see Kirchberger, Mathematische Annalen 57 (1903); Minsky, Papert, "Perceptrons" (1969).
 */
export function findInseparableSubset(examples: readonly Example[]): InseparableSubset | null {
  if (examples.length === 0) return null;
  const numInputs = examples[0].inputs.length;
  examples.forEach((example, index) => {
    checkExample(example, index, numInputs);
  });
  for (let size = 2; size <= numInputs + 2; size++) {
    for (const subset of subsetsOf(examples, size)) {
      const counts = balance(subset);
      if (counts !== null) return describe(subset, counts);
    }
  }
  return null;
}

function checkExample({ inputs }: Example, index: number, numInputs: number): void {
  const isUsable = inputs.every((input) => Number.isInteger(input) && Math.abs(input) <= MAX_COORDINATE);
  if (isUsable && inputs.length === numInputs && numInputs <= MAX_INPUTS) return;
  throw new PerceptronError(
    `examples[${index}] has the inputs [${inputs.join(', ')}]; expected whole numbers from −${MAX_COORDINATE} to ` +
      `${MAX_COORDINATE}, at most ${MAX_INPUTS} and as many as the first example has (${numInputs}). Scale or round them.`,
  );
}

/** Every choice of `size` elements, each in the order given. */
function* subsetsOf<Element>(elements: readonly Element[], size: number): Generator<readonly Element[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= elements.length - size; first++) {
    for (const rest of subsetsOf(elements.slice(first + 1), size - 1)) yield [elements[first], ...rest];
  }
}

/**
 * How often to count each example so that both targets add up to the same; null where the examples have no dependency,
 * more than one, or one that does not part them by target.
 */
function balance(examples: readonly Example[]): readonly bigint[] | null {
  const signOf = (target: Bit) => (target === 1 ? 1n : -1n);
  const columns = examples.map(({ inputs, target }) => [1, ...inputs].map((x) => signOf(target) * BigInt(x)));
  const dependency = findDependency(columns);
  if (dependency === null) return null;
  const counts = dependency[0] < 0n ? dependency.map((count) => -count) : dependency;
  return counts.every((count) => count > 0n) ? counts : null;
}

/**
 * The whole numbers λ, without a common divisor, with Σ λ_i · columns[i] = 0, if there are such and they are the only
 * ones but for a factor; else null. Gauss-Jordan elimination without fractions.
 */
function findDependency(columns: readonly (readonly bigint[])[]): readonly bigint[] | null {
  const numColumns = columns.length;
  const rows = columns[0].map((_, row) => columns.map((column) => column[row]));
  const pivots: number[] = [];
  for (let column = 0; column < numColumns; column++) {
    const done = pivots.length;
    const found = rows.findIndex((row, index) => index >= done && row[column] !== 0n);
    if (found < 0) continue;
    const [pivotRow] = rows.splice(found, 1);
    rows.splice(done, 0, pivotRow);
    rows.forEach((row, index) => {
      if (index === done) return;
      const factor = row[column];
      rows[index] = reduce(row.map((value, at) => value * pivotRow[column] - factor * pivotRow[at]));
    });
    pivots.push(column);
  }
  if (pivots.length !== numColumns - 1) return null;
  const free = columns.findIndex((_, column) => !pivots.includes(column));
  // Row i now reads pivot · λ[pivots[i]] + row[free] · λ[free] = 0; the product of all pivots makes every λ whole.
  const scale = pivots.reduce((product, column, row) => product * rows[row][column], 1n);
  const dependency = columns.map(() => scale);
  pivots.forEach((column, row) => {
    dependency[column] = (-rows[row][free] * scale) / rows[row][column];
  });
  return reduce(dependency);
}

/** Divides by the greatest common divisor. */
function reduce(values: readonly bigint[]): bigint[] {
  const divisor = values.reduce(greatestCommonDivisor, 0n);
  return values.map((value) => (divisor === 0n ? value : value / divisor));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

function describe(subset: readonly Example[], counts: readonly bigint[]): InseparableSubset {
  const examples = subset.map((example, index) => ({ ...example, count: Number(counts[index]) }));
  const ones = examples.filter(({ target }) => target === 1);
  const addUp = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const total = [1, ...subset[0].inputs].map((_, at) =>
    addUp(ones.map(({ inputs, count }) => count * (at === 0 ? 1 : inputs[at - 1]))),
  );
  return { examples, total, commonPoint: total.slice(1).map((value) => value / total[0]) };
}
