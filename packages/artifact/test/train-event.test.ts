import { ArtifactFormatError, parseTrainEvent, type TrainEvent } from '@raqam/artifact';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { environment, historyRow, inputContract, modelSpec, trainOptions } from './arbitraries.ts';
import { exampleRun } from './examples.ts';

const { confusionMatrix, dataset, metrics, startedAt, weights, weightsSha256, wrong } = exampleRun;
const count = fc.maxSafeNat();
const trainEvent: fc.Arbitrary<TrainEvent> = fc.oneof(
  fc.record({
    type: fc.constant('runStarted' as const),
    environment,
    spec: modelSpec,
    options: trainOptions,
    dataset: fc.constant(dataset),
    inputContract,
    startedAt: fc.constant(startedAt),
    numStepsPerEpoch: fc.integer({ min: 1 }),
    firstStep: count,
  }),
  fc.record({
    type: fc.constant('step' as const),
    epoch: count,
    step: count,
    loss: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    learningRate: fc.double({ min: 0, max: 10, noNaN: true }),
    batchSize: fc.integer({ min: 1, max: 65_536 }),
    durationMs: fc.nat(),
  }),
  fc.record({ type: fc.constant('epoch' as const), row: historyRow }),
  fc.constant<TrainEvent>({ type: 'snapshot', epoch: 0, step: 1, weights }),
  fc.record({
    type: fc.constant('checkpoint' as const),
    epoch: count,
    step: count,
    location: fc.string({ minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('done' as const),
    reason: fc.constantFrom('finished' as const, 'stopped' as const),
    numSteps: count,
    durationMs: fc.nat(),
    metrics: fc.constantFrom(metrics, null),
    confusionMatrix: fc.constantFrom(confusionMatrix, null),
    wrong: fc.constantFrom(wrong, []),
    weights: fc.constant(weights),
    weightsSha256: fc.constant(weightsSha256),
  }),
  fc.record({
    type: fc.constant('done' as const),
    reason: fc.constant('failed' as const),
    numSteps: count,
    durationMs: fc.nat(),
    errorName: fc.constant('DivergenceError'),
    message: fc.string(),
    stack: fc.option(fc.string()),
  }),
);

test('every event passes from one thread to another as it is', () => {
  fc.assert(
    fc.property(trainEvent, (event) => {
      expect(parseTrainEvent(structuredClone(event))).toEqual(event);
    }),
  );
});

const step = {
  type: 'step',
  epoch: 0,
  step: 0,
  loss: 1,
  accuracy: 0.5,
  learningRate: 0.001,
  batchSize: 128,
  durationMs: 3,
};
const done = { type: 'done', numSteps: 3, durationMs: 5 };
test.each([
  [undefined, 'it is missing; expected an object'],
  [{ type: 'start' }, 'type is "start"; expected "runStarted" | "step" | "epoch" | "snapshot" | "checkpoint" | "done"'],
  [{ ...step, loss: Number.NaN }, 'loss is NaN; expected a finite number ≥ 0'],
  [{ ...step, loss: Number.POSITIVE_INFINITY }, 'loss is Infinity; expected a finite number ≥ 0'],
  [{ ...step, seconds: 3 }, 'seconds is not a known field; expected only the documented ones'],
  [{ ...done, reason: 'tired' }, 'reason is "tired"; expected "finished" | "stopped" | "failed"'],
  [{ ...done, reason: 'failed', errorName: 'E' }, 'message is missing; expected a value there'],
  [{ ...done, reason: 'finished', metrics: null, weightsSha256 }, 'confusionMatrix is missing; expected a value there'],
  [
    { ...done, reason: 'finished', metrics: null, confusionMatrix: null, wrong: [], weightsSha256 },
    'weights is missing; expected a value there',
  ],
  [
    { type: 'snapshot', epoch: 0, step: 0, weights: [{ name: 'a', shape: [1], values: [1] }] },
    'weights[0].values is an array of 1; expected a Float32Array',
  ],
])('refuses a message that is no event (%#)', (value, fault) => {
  expect(() => parseTrainEvent(value)).toThrow(
    new ArtifactFormatError(`TrainEvent: ${fault}. Send events as the trainer made them.`),
  );
});
