import { classificationReport, expectedCalibrationError } from '@raqam/report';
import { describe, expect, test } from 'vitest';
import { type Judgement, judgedIndices, judgedPicture } from '../results/judgement.ts';

const confidences = Float32Array.of(0.5, 0.75, 1, 0.625);
const confusionMatrix = [
  [1, 1],
  [1, 1],
];

/** Four images of 1×2 pixels: 0 read as 0, 0 as 1, 1 as 0, 1 as 1. */
const judgement: Judgement = {
  dataset: 'four/test',
  metrics: { accuracy: 0.5, loss: 1, count: 4 },
  confusionMatrix,
  report: classificationReport(confusionMatrix),
  calibration: expectedCalibrationError({ confidences, isRight: [true, false, false, true] }),
  labels: Uint8Array.of(0, 0, 1, 1),
  predictions: Uint8Array.of(0, 1, 0, 1),
  confidences,
  images: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7),
  height: 1,
  width: 2,
};

describe('judgedIndices', () => {
  test('finds the images that are asked for, the surest answers first', () => {
    expect(judgedIndices(judgement, (label, prediction) => label !== prediction)).toEqual([2, 1]);
    expect(judgedIndices(judgement, (label, prediction) => label === 1 && prediction === 1)).toEqual([3]);
    expect(judgedIndices(judgement, () => false)).toEqual([]);
  });
});

describe('judgedPicture', () => {
  test('is the image with what was read', () => {
    expect(judgedPicture(judgement, 2)).toEqual({
      index: 2,
      label: 1,
      prediction: 0,
      probability: 1,
      pixels: Uint8Array.of(4, 5),
      height: 1,
      width: 2,
    });
  });
});
