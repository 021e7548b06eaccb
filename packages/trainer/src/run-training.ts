import {
  type CallbackState,
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
  weightsSha256,
} from '@raqam/artifact';
import { NO_DIGIT } from '@raqam/dataset';
import { initializeWeights } from '@raqam/model';
import type { Callback, RunControl } from './callbacks/callback.ts';
import { createCallback } from './callbacks/create-callback.ts';
import { checkCheckpoint } from './check-checkpoint.ts';
import { describeEnvironment } from './describe-environment.ts';
import type { EngineStart, StepResult, TrainingEngine } from './engine.ts';
import { DivergenceError } from './errors.ts';
import { failedEvent } from './failed-event.ts';
import { learningRateAt } from './learning-rate/learning-rate-at.ts';
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
  /** How many events have been asked for and are not told yet: so many steps may be under way. */
  readonly numAsked: () => number;
  createEngine(start: EngineStart): Promise<TrainingEngine>;
}

/** Where a run stands; a checkpoint keeps it, with what the engine knows. */
interface Progress {
  epoch: number;
  /** Of the whole run, and of this epoch: how many are done. */
  step: number;
  stepInEpoch: number;
  epochSums: EpochSums;
  history: readonly HistoryRow[];
  learningRate: number;
  endsEarly: boolean;
  /** Before this process took the run over. */
  earlierMs: number;
  startedAt: string;
}

/** A step that was asked for. */
interface StepInFlight {
  readonly step: number;
  readonly learningRate: number;
  readonly numImages: number;
  readonly numLabelled: number;
  readonly askedMs: number;
  readonly result: Promise<StepResult>;
}

const NO_SUMS: EpochSums = { numImages: 0, numLabelled: 0, numCorrect: 0, loss: 0, durationMs: 0 };

/** How long what is under way may take when a run is stopped; two steps there are always, so that no worker waits. */
const IN_FLIGHT_MS = 50;

/** Carries out a run as far as its events are asked for. What goes wrong is its last event, and nothing it throws. */
export async function* runTraining(run: TrainingRun): AsyncGenerator<TrainEvent, void, undefined> {
  const { options, runtime, spec, stopwatch } = run;
  let progress: Progress = {
    epoch: 0,
    step: 0,
    stepInEpoch: 0,
    epochSums: NO_SUMS,
    history: [],
    learningRate: options.optimizer.learningRate,
    endsEarly: false,
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
    engine = await run.createEngine({
      weights: checkpoint?.weights ?? initializeWeights(spec, options.seed),
      optimizerState: checkpoint?.optimizerState ?? null,
      averagedWeights: checkpoint?.averagedWeights ?? null,
      softTargets: data.train.targets !== null,
    });
    const states: readonly CallbackState[] = checkpoint?.callbackStates ?? [];
    const callbacks = options.callbacks.map((callback, index) => createCallback(callback, states[index]));
    last = yield* runOnEngine(run, data, engine, callbacks, progress);
  } catch (error) {
    last = failedEvent(error, progress.step, progress.earlierMs + stopwatch.elapsedMs());
  } finally {
    await engine?.dispose();
  }
  yield last;
}

/** The run itself: `progress` is kept up to date, also for whoever catches what this throws. */
async function* runOnEngine(
  { data: { test, inputContract = null }, numAsked, options, runtime, signal, spec, stopwatch }: TrainingRun,
  { identity, train, validation }: PreparedData,
  engine: TrainingEngine,
  callbacks: readonly Callback[],
  progress: Progress,
): AsyncGenerator<TrainEvent, DoneEvent, undefined> {
  const { batchSize, epochs, learningRateSchedule, loss, seed, shuffle } = options;
  const { checkpoints } = runtime;
  const numStepsPerEpoch = Math.ceil(train.epochSize / batchSize);
  const snapshotEvery = runtime.snapshotEvery === 'epoch' ? numStepsPerEpoch : runtime.snapshotEvery;
  const checkpointEvery = checkpoints && (runtime.checkpointEvery ?? numStepsPerEpoch);
  const rateAt = (step: number) =>
    learningRateAt(learningRateSchedule, progress.learningRate, step, epochs * numStepsPerEpoch);
  const { packages, ...machine } = runtime.environment ?? describeEnvironment();
  const environment = { ...machine, packages: { ...packages, ...engine.packages }, engine: engine.record };
  const elapsedMs = () => progress.earlierMs + stopwatch.elapsedMs();
  /** What the network is judged by. */
  let judged = { averaged: options.weightAveraging !== null };
  let stepMs = 0;
  const control: RunControl = {
    get learningRate() {
      return progress.learningRate;
    },
    set learningRate(rate) {
      progress.learningRate = rate;
    },
    readWeights: () => engine.readWeights(judged),
    endTraining: () => {
      progress.endsEarly = true;
    },
  };

  /** The epoch's steps, told in their order; several are under way where that is asked for. */
  async function* runSteps(): AsyncGenerator<TrainEvent, void, undefined> {
    const { epoch } = progress;
    const earlierMs = progress.epochSums.durationMs - elapsedMs();
    const firstBatch = progress.stepInEpoch;
    const batches = train.pixelBatches({ batchSize, seed, epoch, shuffle, firstBatch, reuseBuffers: true });
    const inFlight: StepInFlight[] = [];
    let toldMs = 0;

    const mayAsk = () => {
      if (inFlight.length === 0) return true;
      const next = progress.step + inFlight.length;
      // What a snapshot or a checkpoint keeps must not have learnt from a later step already.
      if (isDue(next, snapshotEvery) || isDue(next, checkpointEvery)) return false;
      return inFlight.length < Math.min(numAsked(), engine.maxInFlight, Math.max(2, Math.ceil(IN_FLIGHT_MS / stepMs)));
    };

    async function* tellFirst(): AsyncGenerator<TrainEvent, void, undefined> {
      const [{ askedMs, learningRate, numImages, numLabelled, result, step }] = inFlight;
      const { loss, numCorrect } = await result;
      inFlight.shift();
      const nowMs = performance.now();
      stepMs = nowMs - Math.max(askedMs, toldMs);
      toldMs = nowMs;
      const sums = progress.epochSums;
      progress.step += 1;
      progress.stepInEpoch += 1;
      progress.epochSums = {
        numImages: sums.numImages + numImages,
        numLabelled: sums.numLabelled + numLabelled,
        numCorrect: sums.numCorrect + numCorrect,
        loss: sums.loss + loss * numImages,
        durationMs: earlierMs + elapsedMs(),
      };
      const accuracy = share(numCorrect, numLabelled);
      yield { type: 'step', epoch, step, loss, accuracy, learningRate, batchSize: numImages, durationMs: stepMs };
      if (isDue(progress.step, snapshotEvery)) {
        yield { type: 'snapshot', epoch, step, weights: await engine.readWeights(judged) };
      }
      if (progress.stepInEpoch < numStepsPerEpoch && isDue(progress.step, checkpointEvery)) yield* saveCheckpoint();
    }

    for await (const batch of batches) {
      while (!mayAsk()) yield* tellFirst();
      await yieldToEventLoop();
      if (signal.aborted) break;
      const step = progress.step + inFlight.length;
      const learningRate = rateAt(step);
      const askedMs = performance.now();
      const result = engine.trainStep(batch, { epoch, step, learningRate });
      // Its failure is heard of when it is its turn.
      result.catch(() => {});
      const numLabelled = batch.labels.reduce((count, label) => count + (label === NO_DIGIT ? 0 : 1), 0);
      inFlight.push({ step, learningRate, numImages: batch.labels.length, numLabelled, askedMs, result });
    }
    while (inFlight.length > 0) yield* tellFirst();
  }

  async function* runEpoch(): AsyncGenerator<TrainEvent, void, undefined> {
    const { epoch } = progress;
    const earlierMs = progress.epochSums.durationMs - elapsedMs();
    for (const callback of callbacks) callback.beginEpoch?.(epoch, control);
    yield* runSteps();
    if (progress.stepInEpoch < numStepsPerEpoch) return;
    const score = validation && (await scoreDataset(engine, validation, { loss, signal, judged }));
    if (validation !== null && score === null) return;
    const { loss: lossSum, numCorrect, numImages, numLabelled } = progress.epochSums;
    const row: HistoryRow = {
      epoch,
      numSteps: numStepsPerEpoch,
      loss: lossSum / numImages,
      accuracy: share(numCorrect, numLabelled),
      validationLoss: score?.loss ?? null,
      validationAccuracy: score?.accuracy ?? null,
      learningRate: rateAt(progress.step - 1),
      durationMs: earlierMs + elapsedMs(),
    };
    for (const callback of callbacks) await callback.endEpoch?.(row, control);
    progress.history = [...progress.history, row];
    progress.epoch += 1;
    progress.stepInEpoch = 0;
    progress.epochSums = NO_SUMS;
    yield { type: 'epoch', row };
    if (isDue(progress.step, checkpointEvery)) yield* saveCheckpoint();
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
      callbackStates: callbacks.map((callback) => callback.readState()),
      weights: await engine.readWeights({ averaged: false }),
      averagedWeights: options.weightAveraging && (await engine.readWeights({ averaged: true })),
      optimizerState: await engine.readOptimizerState(),
    };
    const location = await checkpoints.save(await encodeCheckpoint(checkpoint));
    const step = Math.max(0, progress.step - 1);
    yield { type: 'checkpoint', epoch: Math.floor(step / numStepsPerEpoch), step, location };
  }

  const judgeBy = async (weights: Weights) => {
    await engine.writeWeights(weights);
    judged = { averaged: false };
  };

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

  const isTrained = () => progress.epoch === epochs || progress.endsEarly;
  let isResumable = true;
  try {
    for (const callback of callbacks) await callback.beginRun?.(control);
    while (!isTrained() && !signal.aborted) yield* runEpoch();
    const final = isTrained() ? lastOf(callbacks.map((callback) => callback.finalWeights?.() ?? null)) : null;
    if (final !== null) await judgeBy(final);
  } catch (error) {
    const kept = lastOf(callbacks.map((callback) => callback.weightsBeforeDivergence?.() ?? null));
    if (kept === null || !(error instanceof DivergenceError)) throw error;
    await judgeBy(kept);
    // What the engine still holds besides is not finite; the last checkpoint stays.
    isResumable = false;
  }
  const hasEnded = isTrained() || !isResumable;
  const score = hasEnded && !signal.aborted && test ? await scoreDataset(engine, test, { loss, signal, judged }) : null;
  const reason = signal.aborted ? 'stopped' : 'finished';
  if (reason === 'stopped' && isResumable) yield* saveCheckpoint();

  const weights = await engine.readWeights(judged);
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

/** 0 of nothing: no image was there that could be read rightly. */
function share(numCorrect: number, numLabelled: number): number {
  return numLabelled === 0 ? 0 : numCorrect / numLabelled;
}

/** Whether so many steps are a multiple of `every`; never where that is not given. */
function isDue(numSteps: number, every: number | undefined): boolean {
  return every !== undefined && numSteps % every === 0;
}

/** The last that there is. */
function lastOf<Value>(values: readonly (Value | null)[]): Value | null {
  return values.findLast((value) => value !== null) ?? null;
}
