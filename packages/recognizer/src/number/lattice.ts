import { naturalLogarithm } from '@raqam/random';
import { indexOfGreatest } from '../index-of-greatest.ts';
import { exponential } from './exponential.ts';

/** A run of pieces that may be one digit, or nothing but dirt. Pieces of a row are numbered from left to right. */
export interface LatticeEdge {
  /** The first piece. */
  readonly from: number;
  /** The piece after the last one. */
  readonly to: number;
  /** What speaks for and against its being cut out just so; `weights` say how much each counts. */
  readonly features: readonly number[];
  /** Of the ten digits, if it is one; `null` where it is dirt, which is passed over. */
  readonly probabilities: readonly number[] | null;
}

/** No digit is quite impossible: the logarithm of 0 is no number. */
const LEAST_PROBABILITY = 1e-9;

/** The best way to cut a row apart. */
export interface LatticePath {
  /** From left to right; together they hold each piece once. */
  readonly edges: readonly LatticeEdge[];
  /** Of the digits that the edges read, in [0, 1]: all ways to cut that read the same, among all ways and readings. */
  readonly probability: number;
}

/**
 * Decodes a semi-Markov conditional random field: a way π to cut a row apart into edges and a reading of them have the
 * probability
 *
 *   p(π, digits) = Π_{e ∈ π} exp(w · f(e)) p(digit_e | e) / Z,   Z = Σ_π Π_{e ∈ π} exp(w · f(e)).
 *
 * Of the ways, the one with the likeliest reading is found by dynamic programming; then the probabilities of all ways
 * that read the same are added up.
 *
 * @param numPieces The edges lead from 0 to here.
 * @param edges In any order.
 * @param weights w, as many as each edge has features.
 * @returns `null` where no way leads through.
 * @see Sarawagi, Cohen, "Semi-Markov conditional random fields for information extraction", NIPS 2004.
 * Cost: the number of edges times the number of digits read.
 */
export function decodeLattice(
  numPieces: number,
  edges: readonly LatticeEdge[],
  weights: readonly number[],
): LatticePath | null {
  const arriving = groupByEnd(numPieces, edges);
  const best = new Float64Array(numPieces + 1).fill(Number.NEGATIVE_INFINITY);
  const lastEdge = new Array<LatticeEdge>(numPieces + 1);
  best[0] = 0;
  for (let end = 1; end <= numPieces; end++) {
    for (const edge of arriving[end]) {
      const score = best[edge.from] + scoreEdge(edge, weights) + naturalLogarithm(greatestProbability(edge));
      if (score > best[end]) {
        best[end] = score;
        lastEdge[end] = edge;
      }
    }
  }
  if (best[numPieces] === Number.NEGATIVE_INFINITY) return null;
  const path: LatticeEdge[] = [];
  for (let end = numPieces; end > 0; end = path[0].from) path.unshift(lastEdge[end]);
  const labels = path.flatMap(({ probabilities }) => (probabilities ? [indexOfGreatest(probabilities)] : []));
  return { edges: path, probability: exponential(logProbability(numPieces, edges, weights, labels)) };
}

/** The logarithm of the probability that a row reads `labels`: the sum over all ways to cut it that may read so. */
export function logProbability(
  numPieces: number,
  edges: readonly LatticeEdge[],
  weights: readonly number[],
  labels: readonly number[],
): number {
  const arriving = groupByEnd(numPieces, edges);
  // Of pieces 0 … end − 1: over all readings, and over those that begin with the first n labels.
  const all = new Float64Array(numPieces + 1).fill(Number.NEGATIVE_INFINITY);
  const reading = Array.from({ length: numPieces + 1 }, () =>
    new Float64Array(labels.length + 1).fill(Number.NEGATIVE_INFINITY),
  );
  all[0] = 0;
  reading[0][0] = 0;
  for (let end = 1; end <= numPieces; end++) {
    for (const edge of arriving[end]) {
      const score = scoreEdge(edge, weights);
      all[end] = addLogarithms(all[end], all[edge.from] + score);
      const before = reading[edge.from];
      const after = reading[end];
      const { probabilities } = edge;
      for (let n = 0; n <= labels.length; n++) {
        if (probabilities === null) after[n] = addLogarithms(after[n], before[n] + score);
        else if (n > 0)
          after[n] = addLogarithms(
            after[n],
            before[n - 1] + score + naturalLogarithm(Math.max(LEAST_PROBABILITY, probabilities[labels[n - 1]])),
          );
      }
    }
  }
  return reading[numPieces][labels.length] - all[numPieces];
}

function groupByEnd(numPieces: number, edges: readonly LatticeEdge[]): LatticeEdge[][] {
  const arriving: LatticeEdge[][] = Array.from({ length: numPieces + 1 }, () => []);
  for (const edge of edges) arriving[edge.to].push(edge);
  return arriving;
}

function scoreEdge({ features }: LatticeEdge, weights: readonly number[]): number {
  let score = 0;
  for (let i = 0; i < features.length; i++) score += features[i] * weights[i];
  return score;
}

function greatestProbability({ probabilities }: LatticeEdge): number {
  return probabilities ? Math.max(LEAST_PROBABILITY, ...probabilities) : 1;
}

/** log(exp a + exp b). */
function addLogarithms(a: number, b: number): number {
  const greater = Math.max(a, b);
  return greater === Number.NEGATIVE_INFINITY
    ? greater
    : greater + naturalLogarithm(1 + exponential(Math.min(a, b) - greater));
}
