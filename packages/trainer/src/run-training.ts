import {
  type Checkpoint,
  type DoneEvent,
  decodeCheckpoint,
  type EpochSums,
  encodeCheckpoint,
  type FailedEvent,
  type HistoryRow,
  type ModelSpec,
  type TrainEvent,
  type TrainOptions,
  type Weights,
  type WeightTensor,
  weightsSha256,
} from '@raqam/artifact';
import { initializeWeights } from '@raqam/model';
import { checkCheckpoint } from './check-checkpoint.ts';
import { describeEnvironment } from './describe-environment.ts';
import type { TrainingEngine } from './engine.ts';
import { failedEvent } from './failed-event.ts';
import { learningRateAt } from './learning-rate-at.ts';
import { type PreparedData, prepareData } from './prepare-data.ts';
import { scoreDataset } from './score-dataset.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** A run, complete and checked. */
export interface TrainingRun {
  readonly spec: ModelSpec;
  readonly data: TrainingData;
  readonly options: TrainOptions;
  readonly runtime: Omit<TrainRuntime, 'maxStepsAhead' | 'signal'>;
  /** Stops the run. */
  readonly signal: AbortSignal;
  /** Goes while the run does. */
  readonly stopwatch: Stopwatch;
  /** @param optimizerState Null: nothing yet. */
  createEngine(weights: Weights, optimizerState: readonly WeightTensor[] | null): Promise<TrainingEngine>;
}

/** Where a run stands; a checkpoint keeps it, with what the engine knows. */
interface Progress {
  epoch: number;
  /** Of the whole run, and of this epoch: how many are done. */
  step: number;
  stepInEpoch: number;
  epochSums: EpochSums;
  history: readonly HistoryRow[];
  /** Before this process took the run over. */
  earlierMs: number;
  startedAt: string;
}

const NO_SUMS: EpochSums = { numImages: 0, numCorrect: 0, loss: 0, durationMs: 0 };

/** Carries out a run as far as its events are asked for. What goes wrong is its last event, and nothing it throws. */
export async function* runTraining(run: TrainingRun): AsyncGenerator<TrainEvent, void, undefined> {
  const { options, runtime, spec, stopwatch } = run;
  let progress: Progress = {
    epoch: 0,
    step: 0,
    stepInEpoch: 0,
    epochSums: NO_SUMS,
    history: [],
    earlierMs: 0,
    startedAt: new Date().toISOString(),
  };
  let engine: TrainingEngine | null = null;
  let last: DoneEvent | FailedEvent;
  try {
    const data = await prepareData(run.data.train, options);
    const bytes = runtime.resume ? await runtime.checkpoints?.load() : null;
    const checkpoint = bytes ? await decodeCheckpoint(bytes) : null;
    if (checkpoint !== null) {
      checkCheckpoint(checkpoint, { spec, options, dataset: data.identity });
      progress = { ...checkpoint, earlierMs: checkpoint.durationMs };
    }
    const weights = checkpoint?.weights ?? initializeWeights(spec, options.seed);
    engine = await run.createEngine(weights, checkpoint?.optimizerState ?? null);
    last = yield* runOnEngine(run, data, engine, progress);
  } catch (error) {
    last = failedEvent(error, progress.step, progress.earlierMs + stopwatch.elapsedMs());
  } finally {
    engine?.dispose();
  }
  yield last;
}

/** The run itself: `progress` is kept up to date, also for whoever catches what this throws. */
async function* runOnEngine(
  { data: { test, inputContract = null }, options, runtime, signal, spec, stopwatch }: TrainingRun,
  { identity, train, validation }: PreparedData,
  engine: TrainingEngine,
  progress: Progress,
): AsyncGenerator<TrainEvent, DoneEvent, undefined> {
  const { batchSize, epochs, learningRateSchedule, loss, optimizer, seed, shuffle } = options;
  const { checkpoints, snapshotEvery } = runtime;
  const numStepsPerEpoch = Math.ceil(train.numImages / batchSize);
  const checkpointEvery = runtime.checkpointEvery ?? numStepsPerEpoch;
  const rateAt = (step: number) =>
    learningRateAt(learningRateSchedule, optimizer.learningRate, step, epochs * numStepsPerEpoch);
  const { packages, ...machine } = runtime.environment ?? describeEnvironment();
  const environment = { ...machine, packages: { ...packages, ...engine.packages } };
  const elapsedMs = () => progress.earlierMs + stopwatch.elapsedMs();

  async function* runEpoch(): AsyncGenerator<TrainEvent, 'finished' | 'stopped', undefined> {
    const { epoch } = progress;
    const earlierMs = progress.epochSums.durationMs - elapsedMs();
    let position = 0;
    for (const batch of train.batches({ batchSize, seed, epoch, shuffle, reuseBuffers: true })) {
      // A run that goes on in mid-epoch passes over what it has learnt from already.
      if (position++ < progress.stepInEpoch) continue;
      await yieldToEventLoop();
      if (signal.aborted) return 'stopped';
      const { step } = progress;
      const startedMs = performance.now();
      const learningRate = rateAt(step);
      const result = engine.trainStep(batch, { epoch, step, learningRate });
      const numImages = batch.labels.length;
      progress.step += 1;
      progress.stepInEpoch += 1;
      progress.epochSums = {
        numImages: progress.epochSums.numImages + numImages,
        numCorrect: progress.epochSums.numCorrect + result.numCorrect,
        loss: progress.epochSums.loss + result.loss * numImages,
        durationMs: earlierMs + elapsedMs(),
      };
      yield {
        type: 'step',
        epoch,
        step,
        loss: result.loss,
        accuracy: result.numCorrect / numImages,
        learningRate,
        batchSize: numImages,
        durationMs: performance.now() - startedMs,
      };
      if (isDue(snapshotEvery)) yield { type: 'snapshot', epoch, step, weights: await engine.readWeights() };
      if (position < numStepsPerEpoch && isDue(checkpointEvery)) yield* saveCheckpoint();
    }
    const score = validation && (await scoreDataset(engine, validation, { loss, signal }));
    if (validation !== null && score === null) return 'stopped';
    const { loss: lossSum, numCorrect, numImages } = progress.epochSums;
    const row: HistoryRow = {
      epoch,
      numSteps: numStepsPerEpoch,
      loss: lossSum / numImages,
      accuracy: numCorrect / numImages,
      validationLoss: score?.loss ?? null,
      validationAccuracy: score?.accuracy ?? null,
      learningRate: rateAt(progress.step - 1),
      durationMs: earlierMs + elapsedMs(),
    };
    progress.history = [...progress.history, row];
    progress.epoch += 1;
    progress.stepInEpoch = 0;
    progress.epochSums = NO_SUMS;
    yield { type: 'epoch', row };
    if (isDue(checkpointEvery)) yield* saveCheckpoint();
    return 'finished';
  }

  function isDue(everySteps: number | undefined): boolean {
    return everySteps !== undefined && progress.step % everySteps === 0;
  }

  async function* saveCheckpoint(): AsyncGenerator<TrainEvent, void, undefined> {
    if (checkpoints === undefined) return;
    const { earlierMs: _, ...place } = progress;
    const checkpoint: Checkpoint = {
      ...place,
      spec,
      options,
      environment,
      dataset: identity,
      inputContract,
      durationMs: elapsedMs(),
      weights: await engine.readWeights(),
      optimizerState: engine.readOptimizerState(),
    };
    const location = await checkpoints.save(await encodeCheckpoint(checkpoint));
    const step = Math.max(0, progress.step - 1);
    yield { type: 'checkpoint', epoch: Math.floor(step / numStepsPerEpoch), step, location };
  }

  yield {
    type: 'runStarted',
    environment,
    spec,
    options,
    dataset: identity,
    inputContract,
    startedAt: progress.startedAt,
    numStepsPerEpoch,
    firstStep: progress.step,
  };
  for (const row of progress.history) yield { type: 'epoch', row };

  let reason: DoneEvent['reason'] = 'finished';
  while (progress.epoch < epochs && reason === 'finished') reason = yield* runEpoch();
  const score = reason === 'finished' && test ? await scoreDataset(engine, test, { loss, signal }) : null;
  if (signal.aborted) reason = 'stopped';
  if (reason === 'stopped') yield* saveCheckpoint();

  const weights = await engine.readWeights();
  return {
    type: 'done',
    reason,
    numSteps: progress.step,
    durationMs: elapsedMs(),
    metrics: score && { accuracy: score.accuracy, loss: score.loss, count: score.count },
    confusionMatrix: score?.confusionMatrix ?? null,
    wrong: score?.wrong ?? [],
    weights,
    weightsSha256: await weightsSha256(weights),
  };
}
