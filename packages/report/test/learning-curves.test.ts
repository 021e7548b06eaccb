import type { HistoryRow } from '@raqam/artifact';
import { learningCurves } from '@raqam/report';
import { describe, expect, test } from 'vitest';

function row(epoch: number, values: Partial<HistoryRow>): HistoryRow {
  return {
    epoch,
    numSteps: 469,
    loss: 0.1,
    accuracy: 0.9,
    validationLoss: null,
    validationAccuracy: null,
    learningRate: 0.001,
    durationMs: 1000,
    ...values,
  };
}

describe('learningCurves', () => {
  test('gives points by epoch', () => {
    const history = [
      row(0, { loss: 0.2321, accuracy: 0.9312, validationLoss: 0.0712, validationAccuracy: 0.9781 }),
      row(1, { loss: 0.0712, accuracy: 0.9779, validationLoss: 0.0502, validationAccuracy: 0.9844 }),
    ];
    expect(learningCurves(history)).toEqual({
      accuracy: {
        train: [
          { epoch: 1, value: 0.9312 },
          { epoch: 2, value: 0.9779 },
        ],
        validation: [
          { epoch: 1, value: 0.9781 },
          { epoch: 2, value: 0.9844 },
        ],
        epochExtent: [1, 2],
      },
      loss: {
        train: [
          { epoch: 1, value: 0.2321 },
          { epoch: 2, value: 0.0712 },
        ],
        validation: [
          { epoch: 1, value: 0.0712 },
          { epoch: 2, value: 0.0502 },
        ],
        epochExtent: [1, 2],
      },
    });
  });

  test('without validation that curve is empty; the epochs to come have room already', () => {
    const { loss } = learningCurves([row(0, {})], { numEpochs: 5 });
    expect(loss.validation).toEqual([]);
    expect(loss.epochExtent).toEqual([1, 5]);
  });

  test('the axis of epochs has a length before the first of them', () => {
    expect(learningCurves([]).accuracy.epochExtent).toEqual([1, 2]);
  });

  test('a part of a history keeps its epochs', () => {
    const { accuracy } = learningCurves([row(6, {})]);
    expect(accuracy).toMatchObject({ train: [{ epoch: 7, value: 0.9 }], epochExtent: [1, 7] });
  });
});
