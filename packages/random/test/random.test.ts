import {
  createRandomSource,
  normalQuantile,
  permutation,
  philox4x32,
  RandomArgumentError,
  STREAMS,
} from '@raqam/random';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('createRandomSource', () => {
  test('addresses words as its docstring says: block [index / 4, step, epoch, stream], key [seed low, seed high]', () => {
    const source = createRandomSource(2 ** 40 + 7, 'dropout', { epoch: 3, step: 11 });
    const words = [0, 1, 2, 3, 4, 5].map((index) => source.uint32(index));
    const key = [7, 2 ** 8] as const;
    expect(words).toEqual([
      ...philox4x32([0, 11, 3, STREAMS.dropout], key),
      ...philox4x32([1, 11, 3, STREAMS.dropout], key).slice(0, 2),
    ]);
    // The values are part of every saved run: a change of one of them breaks every replay.
    expect(words).toEqual([3538589656, 3168721582, 3609445424, 2269105619, 2500724259, 1875489161]);
  });

  test('a value does not depend on the order of the draws', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(fc.nat(10_000), { maxLength: 40 }), (seed, indices) => {
        const forwards = createRandomSource(seed, 'shuffle');
        for (const index of indices) {
          expect(forwards.uint32(index)).toBe(createRandomSource(seed, 'shuffle').uint32(index));
        }
      }),
    );
  });

  test('seed (both halves), stream, epoch and step each change the row', () => {
    const row = (...place: Parameters<typeof createRandomSource>) =>
      Array.from({ length: 8 }, (_, index) => createRandomSource(...place).uint32(index)).join();
    const rows = [
      row(1, 'weights'),
      row(2, 'weights'),
      row(1 + 2 ** 32, 'weights'),
      row(1, 'split'),
      row(1, 'weights', { epoch: 1 }),
      row(1, 'weights', { step: 1 }),
    ];
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('stream numbers are distinct', () => {
    expect(new Set(Object.values(STREAMS)).size).toBe(Object.keys(STREAMS).length);
  });

  test('uniform values are exact f32 in [0, 1) with the mean and variance of the uniform distribution', () => {
    const source = createRandomSource(1, 'weights');
    const values = Array.from({ length: 100_000 }, (_, index) => source.uniform(index));
    expect(values.every((value) => value >= 0 && value < 1 && Math.fround(value) === value)).toBe(true);
    const { mean, variance } = moments(values);
    // Five standard errors: 5 · 0.2887 / √100000 and 5 · √(1/180) / √100000.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0046);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.0012);
  });

  test('integers fill [0, bound) evenly', () => {
    const source = createRandomSource(9, 'split');
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index++) counts[source.integer(index, 10)] += 1;
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(33.7); // 99.99 % point of χ² with 9 degrees of freedom
  });

  test('normal deviates have mean 0, variance 1, no skew and kurtosis 3', () => {
    const source = createRandomSource(5, 'synthesis');
    const values = Array.from({ length: 200_000 }, (_, index) => source.normal(index));
    const { mean, variance, skewness, kurtosis } = moments(values);
    expect(Math.abs(mean)).toBeLessThan(0.0112); // five standard errors each
    expect(Math.abs(variance - 1)).toBeLessThan(0.0159);
    expect(Math.abs(skewness)).toBeLessThan(0.0274);
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.0548);
  });

  test('truncated normal deviates stay within 2 and have the standard deviation that Keras divides by', () => {
    const source = createRandomSource(6, 'weights');
    const values = Array.from({ length: 200_000 }, (_, index) => source.truncatedNormal(index));
    expect(values.every((value) => Math.abs(value) < 2)).toBe(true);
    expect(Math.abs(Math.sqrt(moments(values).variance) - 0.8796256610342398)).toBeLessThan(0.006);
  });

  test.each([
    [() => createRandomSource(-1, 'weights'), 'seed is -1; expected a whole number from 0 to 9007199254740991.'],
    [() => createRandomSource(0.5, 'weights'), 'seed is 0.5; expected a whole number from 0 to 9007199254740991.'],
    [
      () => createRandomSource(1, 'weights', { epoch: -2 }),
      'epoch is -2; expected a whole number from 0 to 4294967295.',
    ],
    [
      () => createRandomSource(1, 'weights', { step: 2 ** 32 }),
      'step is 4294967296; expected a whole number from 0 to 4294967295.',
    ],
    [() => createRandomSource(1, 'weights').uint32(-1), 'index is -1; expected a whole number from 0 to 17179869183.'],
  ])('refuses what it cannot count (%#)', (draw, message) => {
    expect(draw).toThrow(new RandomArgumentError(`${message} Pass a number in that range.`));
  });

  test('refuses an empty range', () => {
    expect(() => createRandomSource(1, 'weights').integer(0, 0)).toThrow(
      new RandomArgumentError(
        'integer: bound is 0; expected a whole number from 1 to 4294967296. Pass how many values there are.',
      ),
    );
  });
});

describe('normalQuantile', () => {
  // The check values printed with the algorithm (AS 241), to its stated accuracy of 1 part in 10^16.
  test.each([
    [0.25, -0.674489750196081743],
    [0.001, -3.090232306167813542],
    [1e-20, -9.262340089798407],
  ])('Φ⁻¹(%d) is %d', (p, value) => {
    expect(Math.abs(normalQuantile(p) / value - 1)).toBeLessThan(1e-15);
  });
});

describe('permutation', () => {
  test('holds every number once, for any length', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(), (length, seed) => {
        const order = permutation(length, createRandomSource(seed, 'shuffle'));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i));
      }),
    );
  });

  test('each order of three comes up equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 12_000; seed++) {
      const order = permutation(3, createRandomSource(seed, 'shuffle')).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(counts.size).toBe(6);
    expect(chiSquared).toBeLessThan(25.7); // 99.99 % point of χ² with 5 degrees of freedom
  });
});

function moments(values: readonly number[]) {
  const average = (of: (value: number) => number) => values.reduce((sum, value) => sum + of(value), 0) / values.length;
  const mean = average((value) => value);
  const variance = average((value) => (value - mean) ** 2);
  const skewness = average((value) => (value - mean) ** 3) / variance ** 1.5;
  const kurtosis = average((value) => (value - mean) ** 4) / variance ** 2;
  return { mean, variance, skewness, kurtosis };
}
