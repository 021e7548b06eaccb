import { describe, expect, test } from 'vitest';
import { learningRateAt } from './learning-rate-at.ts';

describe('learningRateAt', () => {
  test('constant', () => {
    expect([0, 5, 99].map((step) => learningRateAt({ type: 'constant' }, 0.1, step, 100))).toEqual([0.1, 0.1, 0.1]);
  });

  test('exponentialDecay halves every ten steps', () => {
    const schedule = { type: 'exponentialDecay', decaySteps: 10, decayRate: 0.5, staircase: false } as const;
    expect(learningRateAt(schedule, 0.8, 0, 100)).toBe(0.8);
    expect(learningRateAt(schedule, 0.8, 5, 100)).toBeCloseTo(0.8 * Math.SQRT1_2, 12);
    expect(learningRateAt(schedule, 0.8, 30, 100)).toBeCloseTo(0.1, 12);
    expect(learningRateAt({ ...schedule, decayRate: 0 }, 0.8, 5, 100)).toBe(0);
    expect(learningRateAt({ ...schedule, decayRate: 0 }, 0.8, 0, 100)).toBe(0.8);
    expect(learningRateAt({ ...schedule, decayRate: 1 }, 0.8, 7, 100)).toBe(0.8);
    const staircase = { ...schedule, staircase: true };
    expect(learningRateAt(staircase, 0.8, 9, 100)).toBe(0.8);
    expect(learningRateAt(staircase, 0.8, 10, 100)).toBe(0.4);
  });

  test('cosineDecay rises in a line, then falls to its share', () => {
    const schedule = { type: 'cosineDecay', warmupSteps: 4, alpha: 0.1 } as const;
    const at = (step: number) => learningRateAt(schedule, 0.2, step, 12);
    expect([0, 1, 2, 3].map(at)).toEqual([0, 0.05, 0.1, (0.2 * 3) / 4]);
    expect(at(4)).toBe(0.2);
    expect(at(8)).toBeCloseTo(0.11, 12);
    // The step behind the last one would be the share itself.
    expect(at(12)).toBeCloseTo(0.02, 12);
  });

  test('cosineDecay without a warm-up begins at the top', () => {
    const schedule = { type: 'cosineDecay', warmupSteps: 0, alpha: 0 } as const;
    expect(learningRateAt(schedule, 0.2, 0, 10)).toBe(0.2);
    expect(learningRateAt(schedule, 0.2, 5, 10)).toBeCloseTo(0.1, 12);
  });

  test('oneCycle goes up and down', () => {
    const schedule = { type: 'oneCycle', warmupFraction: 0.3, startDivisor: 25, endDivisor: 1000 } as const;
    const at = (step: number) => learningRateAt(schedule, 0.5, step, 100);
    expect(at(0)).toBeCloseTo(0.02, 12);
    expect(at(15)).toBeCloseTo(0.26, 12);
    expect(at(30)).toBe(0.5);
    expect(at(65)).toBeCloseTo((0.5 + 0.0005) / 2, 12);
    expect(at(100)).toBeCloseTo(0.0005, 12);
  });

  test('oneCycle may be all way up or all way down', () => {
    const schedule = { type: 'oneCycle', startDivisor: 10, endDivisor: 10 } as const;
    expect(learningRateAt({ ...schedule, warmupFraction: 0 }, 1, 0, 10)).toBe(1);
    expect(learningRateAt({ ...schedule, warmupFraction: 1 }, 1, 9, 10)).toBeGreaterThan(0.9);
  });

  test('its bits are known, since they decide a run', () => {
    const decay = { type: 'exponentialDecay', decaySteps: 7, decayRate: 0.9, staircase: false } as const;
    expect(learningRateAt(decay, 0.001, 100, 500)).toBe(0.00022198394408135262);
    const cosine = { type: 'cosineDecay', warmupSteps: 0, alpha: 0 } as const;
    expect(learningRateAt(cosine, 0.001, 100, 469)).toBe(0.0008919576570765858);
    const oneCycle = { type: 'oneCycle', warmupFraction: 0.3, startDivisor: 25, endDivisor: 250_000 } as const;
    expect(learningRateAt(oneCycle, 0.006, 3000, 4690)).toBe(0.003139194401188027);
  });
});
