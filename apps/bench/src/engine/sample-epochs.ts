import type { Sampled } from '../sample-interleaved.ts';
import type { TrainingContender } from './training-contender.ts';

/** Contenders that take longer for an epoch are not asked for a whole one. */
const MAX_EPOCH_MS = 10_000;
/** What they are asked for instead, behind some steps that do not count. */
const NUM_WARM_UP_STEPS = 5;
const NUM_EXTRAPOLATED_STEPS = 30;

/** A contender whose samples are seconds an epoch. */
export interface EpochSampled extends Sampled {
  /** Steps from which an epoch is worked out; null: whole epochs are trained. */
  readonly extrapolatedFrom: number | null;
}

/**
 * Decides how a contender's epochs are timed, by some first steps.
 *
 * @param numSteps Of an epoch.
 */
export async function sampleEpochs(
  { name, prepare, trainSteps }: TrainingContender,
  numSteps: number,
): Promise<EpochSampled> {
  const extrapolate = async () => {
    await trainSteps(NUM_WARM_UP_STEPS);
    return ((await trainSteps(NUM_EXTRAPOLATED_STEPS)) * numSteps) / NUM_EXTRAPOLATED_STEPS;
  };
  await prepare?.();
  const isSlow = (await extrapolate()) > MAX_EPOCH_MS;
  return {
    name,
    extrapolatedFrom: isSlow ? NUM_EXTRAPOLATED_STEPS : null,
    sample: async () => {
      await prepare?.();
      return [(await (isSlow ? extrapolate() : trainSteps(numSteps))) / 1000];
    },
  };
}
