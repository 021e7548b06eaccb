import type { DoneEvent, EpochEvent, HistoryRow, RunStartedEvent, StepEvent } from '@raqam/artifact';
import { createModelSpec } from '@raqam/model';
import { newTrainOptions } from '../src/training/train-request.ts';

/** The events of a run, made up field by field. */
export function runStartedEvent({ epochs = 5, numStepsPerEpoch = 100, firstStep = 0 } = {}): RunStartedEvent {
  return {
    type: 'runStarted',
    environment: {
      cpu: 'unknown',
      numCores: 1,
      simd: 'simd128',
      runtime: 'node',
      runtimeVersion: '26.0.0',
      platform: 'linux-x64',
      packages: {},
      engine: { name: 'wasm', numWorkers: 2, memory: 'shared', precision: 'exact' },
      gitRevision: null,
    },
    spec: createModelSpec('softmax'),
    options: newTrainOptions({ options: { epochs } }),
    dataset: { name: 'mnist/train', sha256: '0'.repeat(64) },
    inputContract: null,
    startedAt: '2026-11-23T09:30:00.000Z',
    numStepsPerEpoch,
    firstStep,
  };
}

export function stepEvent(fields: Partial<StepEvent>): StepEvent {
  return {
    type: 'step',
    epoch: 0,
    step: 0,
    loss: 1,
    accuracy: 0.5,
    learningRate: 0.001,
    batchSize: 128,
    durationMs: 20,
    ...fields,
  };
}

export function epochEvent(fields: Partial<HistoryRow>): EpochEvent {
  return {
    type: 'epoch',
    row: {
      epoch: 0,
      numSteps: 100,
      loss: 0.5,
      accuracy: 0.8,
      validationLoss: null,
      validationAccuracy: null,
      learningRate: 0.001,
      durationMs: 2000,
      ...fields,
    },
  };
}

export function doneEvent(): DoneEvent {
  return {
    type: 'done',
    reason: 'finished',
    numSteps: 100,
    durationMs: 2000,
    metrics: null,
    confusionMatrix: null,
    wrong: [],
    weights: [],
    weightsSha256: '0'.repeat(64),
  };
}
