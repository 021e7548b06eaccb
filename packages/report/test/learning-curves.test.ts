import type { HistoryRow } from '@raqam/artifact';
import { learningCurves } from '@raqam/report';
import fc from 'fast-check';
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
  test('gives points by epoch, and axes from the best value to a round one', () => {
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
        valueExtent: [0.93, 1],
        valueTicks: [0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 1],
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
        valueExtent: [0, 0.25],
        valueTicks: [0, 0.05, 0.1, 0.15, 0.2, 0.25],
      },
    });
  });

  test('without validation that curve is empty; the epochs to come have room already', () => {
    const { loss } = learningCurves([row(0, {})], { numEpochs: 5 });
    expect(loss.validation).toEqual([]);
    expect(loss.epochExtent).toEqual([1, 5]);
  });

  test('axes have a length before the first epoch and where every value is the best one', () => {
    for (const history of [[], [row(0, { loss: 0, accuracy: 1 })]]) {
      const { accuracy, loss } = learningCurves(history);
      expect([accuracy.epochExtent, accuracy.valueExtent, loss.valueExtent]).toEqual([
        [1, 2],
        [0, 1],
        [0, 1],
      ]);
    }
  });

  test('axes enclose every point and their ticks', () => {
    // As they come: losses of rounded probabilities, shares of a count of images.
    const loss = fc.oneof(fc.constant(0), fc.double({ min: 1e-8, max: 30, noNaN: true }));
    const accuracy = fc.nat(60_000).map((numRight) => numRight / 60_000);
    const rows = fc.array(fc.tuple(loss, accuracy), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (values) => {
        const history = values.map(([loss, accuracy], epoch) =>
          row(epoch, { loss, accuracy, validationLoss: loss / 2, validationAccuracy: accuracy / 2 }),
        );
        const curves = learningCurves(history);
        for (const { train, validation, epochExtent, valueExtent, valueTicks } of [curves.accuracy, curves.loss]) {
          expect(valueExtent[1]).toBeGreaterThan(valueExtent[0]);
          expect(valueTicks.length).toBeGreaterThan(1);
          for (const value of [
            ...valueTicks,
            ...train.map((each) => each.value),
            ...validation.map((each) => each.value),
          ]) {
            expect(value).toBeGreaterThanOrEqual(valueExtent[0]);
            expect(value).toBeLessThanOrEqual(valueExtent[1]);
          }
          for (const { epoch } of train) {
            expect(epoch).toBeGreaterThanOrEqual(epochExtent[0]);
            expect(epoch).toBeLessThanOrEqual(epochExtent[1]);
          }
        }
      }),
    );
  });
});
