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

/** What was measured in turn. */
export interface Interleaved {
  /** In the order of what was measured. */
  readonly samples: readonly Samples[];
  /** How many times itself the first of them is, being measured twice in each round: A beside A. */
  readonly aaRatios: readonly number[];
}

/** How often they are measured. */
export interface RoundOptions {
  /** Rounds before the first that counts. */
  readonly numWarmup: number;
  readonly numRounds: number;
  /** Told the number of each round, from 0, that counts. */
  readonly onRound?: (round: number) => void;
  /** The first thing once more, where measuring that itself twice a round would do something else besides. */
  readonly again?: Sampled;
}

/**
 * Measures several things in one run: every round samples each of them, and the first one twice; each round begins with
 * another, so that a machine that drifts or is busy for a while does not favor one.
 *
 * @param things At least one.
 */
export async function sampleInterleaved(
  things: readonly Sampled[],
  { again = things[0], numRounds, numWarmup, onRound }: RoundOptions,
): Promise<Interleaved> {
  const turns = [...things, again];
  const rounds: (readonly number[])[][] = turns.map(() => []);
  for (let round = -numWarmup; round < numRounds; round++) {
    if (round >= 0) onRound?.(round);
    for (let turn = 0; turn < turns.length; turn++) {
      const index = (round + numWarmup + turn) % turns.length;
      const values = await turns[index].sample();
      if (round >= 0) rounds[index].push(values);
    }
  }
  const samples = turns.map(({ name }, index) => ({ name, rounds: rounds[index] }));
  const [first, secondTime] = [samples[0], samples[things.length]];
  return { samples: samples.slice(0, things.length), aaRatios: roundRatios(secondTime, first) };
}

/** All values of one of them, summed up. */
export function summarizeSamples({ rounds }: Samples): Summary {
  return summarize(rounds.flat());
}

/** The median of each round. */
export function roundMedians({ rounds }: Samples): number[] {
  return rounds.map((values) => summarize(values).median);
}

/** How many times another it is, by round: what the machine does to a whole round is divided out. */
export function roundRatios(samples: Samples, other: Samples): number[] {
  const others = roundMedians(other);
  return roundMedians(samples).map((median, round) => median / others[round]);
}
