import { Dataset, NO_DIGIT } from '@raqam/dataset';
import { expect, test } from 'vitest';
import { partStatistics } from '../data/part-statistics.ts';

test('counts levels, classes and ink', () => {
  const images = Uint8Array.of(0, 255, 0, 0, 255, 255, 3, 0, 255, 255, 255, 255);
  const part = new Dataset({ name: 'few', images, labels: Uint8Array.of(4, 4, NO_DIGIT), height: 2, width: 2 });
  const { classes, levelCounts, mean, standardDeviation } = partStatistics(part);
  expect(classes).toHaveLength(10);
  expect(classes[4]).toEqual({
    label: 4,
    count: 2,
    meanInk: (255 + 513) / 4 / 255 / 2,
    lowInk: 255 / 4 / 255,
    highInk: 513 / 4 / 255,
    // 1.5 is rounded up.
    meanImage: Uint8Array.of(128, 255, 2, 0),
  });
  expect(classes[5]).toEqual({
    label: 5,
    count: 0,
    meanInk: null,
    lowInk: null,
    highInk: null,
    meanImage: new Uint8Array(4),
  });
  // The image of no digit counts among the pixels only.
  expect([levelCounts[0], levelCounts[3], levelCounts[255]]).toEqual([4, 1, 7]);
  expect(levelCounts.reduce((sum, count) => sum + count, 0)).toBe(12);
  const shares = Array.from(images, (level) => level / 255);
  const expectedMean = shares.reduce((sum, share) => sum + share, 0) / 12;
  const variance = shares.reduce((sum, share) => sum + (share - expectedMean) ** 2, 0) / 12;
  expect(mean).toBeCloseTo(expectedMean, 12);
  expect(standardDeviation).toBeCloseTo(Math.sqrt(variance), 12);
});
