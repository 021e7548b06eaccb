import { expect, test } from 'vitest';
import { describeReading } from './describe-reading.ts';

const READ = { model: 'm', set: 's', isRight: [true, true, true, false], required: 0.9 };

test('with writers the interval is by writer', () => {
  const result = describeReading({ ...READ, clusters: ['a', 'a', 'b', 'b'] });
  // Two writers, one with no error and one with one of two: mean 3/4, variance 2 · (¼ + ¼) / 16, t = 12.706.
  expect(result).toEqual({
    kind: 'reading',
    model: 'm',
    set: 's',
    condition: null,
    count: 4,
    accuracy: 0.75,
    interval: {
      low: expect.closeTo(0.75 - 12.7062047 * 0.25, 6),
      high: expect.closeTo(0.75 + 12.7062047 * 0.25, 6),
      level: 0.95,
    },
    clusters: { of: 'writers', count: 2 },
    lossPoints: null,
    required: 0.9,
  });
});

test('where one writer is unknown each image stands for itself', () => {
  const { clusters, interval } = describeReading({ ...READ, clusters: ['a', 'a', 'b', null] });
  expect(clusters).toBeNull();
  // Wilson's for 3 of 4.
  expect(interval.low).toBeCloseTo(0.3006, 4);
  expect(interval.high).toBeCloseTo(0.9544, 4);
});

test('a change is told with what it costs, in percentage points', () => {
  const change = { condition: 'turned', baseline: [true, true, true, true] };
  const { condition, lossPoints } = describeReading({ ...READ, clusters: [null, null, null, null], change });
  expect({ condition, lossPoints }).toEqual({ condition: 'turned', lossPoints: 25 });
});
