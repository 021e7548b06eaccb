import { type Summary, summarize } from '@raqam/report';

/** One of several things that are measured in turn. */
export interface Sampled {
  readonly name: string;
  /** Measures it once more. @returns One or more values, all of one unit. */
  readonly sample: () => Promise<readonly number[]>;
}

/** What was measured of one of them. */
export interface Samples {
  readonly name: string;
  /** The values of each round that counts. */
  readonly rounds: readonly (readonly number[])[];
}

/** How often they are measured. */
export interface RoundOptions {
  /** Rounds before the first that counts. */
  readonly numWarmup: number;
  readonly numRounds: number;
  /** Told the number of each round, from 0, that counts. */
  readonly onRound?: (round: number) => void;
}

/**
 * Measures several things in one run: every round samples each of them, and each round begins with another, so that a
 * machine that drifts or is busy for a while does not favour one.
 *
 * @returns In the order of `things`.
 */
export async function sampleInterleaved(
  things: readonly Sampled[],
  { numRounds, numWarmup, onRound }: RoundOptions,
): Promise<Samples[]> {
  const rounds: (readonly number[])[][] = things.map(() => []);
  for (let round = -numWarmup; round < numRounds; round++) {
    if (round >= 0) onRound?.(round);
    for (let turn = 0; turn < things.length; turn++) {
      const index = (round + numWarmup + turn) % things.length;
      const values = await things[index].sample();
      if (round >= 0) rounds[index].push(values);
    }
  }
  return things.map(({ name }, index) => ({ name, rounds: rounds[index] }));
}

/** All values of one of them, summed up. */
export function summarizeSamples({ rounds }: Samples): Summary {
  return summarize(rounds.flat());
}

/**
 * How many times another it is: summed up over the rounds, of which each gives the quotient of its two medians. What the
 * machine does to a whole round is divided out.
 */
export function summarizeRatio(samples: Samples, other: Samples): Summary {
  return summarize(
    samples.rounds.map((values, round) => summarize(values).median / summarize(other.rounds[round]).median),
  );
}
