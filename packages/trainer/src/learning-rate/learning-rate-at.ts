import type { LearningRateSchedule } from '@raqam/artifact';
import { naturalLogarithm } from '@raqam/random';
import { cosineOfPi } from './cosine-of-pi.ts';
import { exponential } from './exponential.ts';
import { integerPower } from './integer-power.ts';

/**
 * The learning rate of one step; the formulas stand at the schedules' types. A function of the step alone, so that a
 * run that is resumed goes on with the rate that it would have had; and to the bit the same in every JavaScript engine.
 *
 * @param learningRate The optimizer's own, η.
 * @param step 0-based, below `numSteps`.
 * @param numSteps Of the whole run, T.
 */
export function learningRateAt(
  schedule: LearningRateSchedule,
  learningRate: number,
  step: number,
  numSteps: number,
): number {
  switch (schedule.type) {
    case 'constant':
      return learningRate;
    case 'exponentialDecay': {
      const exponent = step / schedule.decaySteps;
      return learningRate * decay(schedule.decayRate, schedule.staircase ? Math.floor(exponent) : exponent);
    }
    case 'cosineDecay': {
      const { alpha, warmupSteps } = schedule;
      if (step < warmupSteps) return (learningRate * step) / warmupSteps;
      const progress = (step - warmupSteps) / (numSteps - warmupSteps);
      return learningRate * (alpha + (1 - alpha) * fallingCosine(progress));
    }
    case 'oneCycle': {
      const start = learningRate / schedule.startDivisor;
      const end = learningRate / schedule.endDivisor;
      const warmup = schedule.warmupFraction * numSteps;
      if (step < warmup) return start + (learningRate - start) * (1 - fallingCosine(step / warmup));
      return end + (learningRate - end) * fallingCosine((step - warmup) / (numSteps - warmup));
    }
  }
}

/** rate^exponent: whole powers by multiplication, the rest by e^(rest · ln rate). */
function decay(rate: number, exponent: number): number {
  const whole = Math.floor(exponent);
  const rest = exponent - whole;
  if (rest === 0) return integerPower(rate, whole);
  return rate === 0 ? 0 : integerPower(rate, whole) * exponential(rest * naturalLogarithm(rate));
}

/** From 1 at 0 to 0 at 1, by half a cosine. */
function fallingCosine(progress: number): number {
  return (1 + cosineOfPi(progress)) / 2;
}
