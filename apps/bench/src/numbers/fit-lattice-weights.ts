/** A run of pieces of a row: what the recognizer's lattice has as an edge. */
interface FittedEdge {
  readonly from: number;
  readonly to: number;
  readonly features: readonly number[];
  /** Of the ten digits; `null` where it is no digit. */
  readonly probabilities: readonly number[] | null;
}

/** A row of digits with all the ways to cut it, and what it says. */
export interface FittedRow {
  readonly numPieces: number;
  readonly edges: readonly FittedEdge[];
  readonly labels: readonly number[];
}

/** How {@link fitLatticeWeights} works. */
export interface FittingOptions {
  /** Weights to begin with, as many as an edge has features. */
  readonly initial: readonly number[];
  /** @default 120 */
  readonly numSteps?: number;
  /** Strength of the pull towards 0: this much times the sum of squares is added to the loss. @default 0.001 */
  readonly decay?: number;
  readonly onStep?: (step: number, loss: number) => void;
}

/** Adam's constants, those of its authors but for a faster second moment: there is no noise of small batches. */
const ADAM = { learningRate: 0.15, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;
/** A digit is never quite impossible, so that a row is never infinitely unlikely. */
const LEAST_PROBABILITY = 1e-6;

/**
 * Fits the weights of the lattice by which numbers are cut into digits: the mean over all rows of −log p(labels | row) is
 * minimized, p being a semi-Markov conditional random field in which the cuts are hidden. Only what a row says is known,
 * never where it is to be cut. Its gradient is the difference of the features' expectations over all ways, and over
 * those that read right.
 *
 * @param rows Those that no way can read right are passed over.
 * @returns As many weights as `initial`.
 * @see Sarawagi, Cohen, "Semi-Markov conditional random fields for information extraction", NIPS 2004; Li, Eisner,
 *   "First- and second-order expectation semirings", EMNLP 2009; Kingma, Ba, arXiv:1412.6980.
 */
export function fitLatticeWeights(rows: readonly FittedRow[], options: FittingOptions): number[] {
  const { initial, numSteps = 120, decay = 0.001, onStep } = options;
  const weights = Float64Array.from(initial);
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  const sorted = rows.map((row) => ({ ...row, edges: row.edges.toSorted((a, b) => a.to - b.to) }));
  const readable = sorted.filter((row) => sumWays(row, weights, row.labels).logSum > Number.NEGATIVE_INFINITY);
  for (let step = 1; step <= numSteps; step++) {
    let loss = 0;
    const gradient = weights.map((weight) => 2 * decay * weight);
    for (const row of readable) {
      const all = sumWays(row, weights, null);
      const right = sumWays(row, weights, row.labels);
      loss += (all.logSum - right.logSum) / readable.length;
      for (let i = 0; i < gradient.length; i++) {
        gradient[i] += (all.expectations[i] - right.expectations[i]) / readable.length;
      }
    }
    onStep?.(step, loss);
    const rate = ADAM.learningRate * (1 - (step - 1) / numSteps);
    for (let i = 0; i < weights.length; i++) {
      means[i] += (1 - ADAM.beta1) * (gradient[i] - means[i]);
      squares[i] += (1 - ADAM.beta2) * (gradient[i] * gradient[i] - squares[i]);
      const mean = means[i] / (1 - ADAM.beta1 ** step);
      const square = squares[i] / (1 - ADAM.beta2 ** step);
      weights[i] -= (rate * mean) / (Math.sqrt(square) + ADAM.epsilon);
    }
  }
  return [...weights];
}

/** A sum over ways to cut a row. */
interface WaysSum {
  readonly logSum: number;
  /** The mean of each feature's sum along a way, each way weighted by its part of the sum. */
  readonly expectations: Float64Array;
}

/**
 * Sums over all ways (`labels` null), or over those that read `labels`, from the first piece to the last.
 * @param row Edges sorted by where they end.
 */
function sumWays({ numPieces, edges }: FittedRow, weights: Float64Array, labels: readonly number[] | null): WaysSum {
  const numRead = labels?.length ?? 0;
  const sums: WaysSum[][] = Array.from({ length: numPieces + 1 }, () =>
    Array.from({ length: numRead + 1 }, () => ({
      logSum: Number.NEGATIVE_INFINITY,
      expectations: new Float64Array(weights.length),
    })),
  );
  sums[0][0] = { ...sums[0][0], logSum: 0 };
  for (const { from, to, features, probabilities } of edges) {
    const score = features.reduce((sum, feature, i) => sum + feature * weights[i], 0);
    for (let n = 0; n <= numRead; n++) {
      const reads = labels !== null && probabilities !== null;
      if (reads && n === 0) continue;
      const before = sums[from][reads ? n - 1 : n];
      if (before.logSum === Number.NEGATIVE_INFINITY) continue;
      const reading = reads ? Math.log(Math.max(LEAST_PROBABILITY, probabilities[labels[n - 1]])) : 0;
      sums[to][n] = addWays(sums[to][n], before, score + reading, features);
    }
  }
  return sums[numPieces][numRead];
}

/** The ways known so far and those that come `before`, led on by an edge. */
function addWays(known: WaysSum, before: WaysSum, score: number, features: readonly number[]): WaysSum {
  const logAdded = before.logSum + score;
  const greater = Math.max(known.logSum, logAdded);
  const logSum = greater + Math.log(Math.exp(known.logSum - greater) + Math.exp(logAdded - greater));
  const part = Math.exp(logAdded - logSum);
  const expectations = known.expectations.map(
    (value, i) => (1 - part) * value + part * (before.expectations[i] + features[i]),
  );
  return { logSum, expectations };
}
