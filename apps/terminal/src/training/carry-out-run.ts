import type { DoneEvent, FailedEvent, RunFile } from '@raqam/artifact';
import { saveModelArtifact, saveRunFile } from '@raqam/artifact/node';
import {
  type CheckpointStore,
  createRunRecorder,
  evaluate,
  type HeldOutScore,
  judgeHeldOut,
  train,
  trainInWorker,
} from '@raqam/trainer';
import { TrainingError } from '../command-error.ts';
import type { TrainingSets } from './load-training-data.ts';
import type { RunPlan } from './plan-run.ts';
import { clearRunFolder } from './run-folder.ts';
import type { TrainingFace } from './training-face.ts';
import type { TrainingMonitor } from './training-progress.ts';

/** What a run that goes on is watched and ended by. */
export interface RunControl {
  readonly monitor: TrainingMonitor;
  readonly face: TrainingFace;
  /** Ends the run at once; what was learnt is saved. */
  readonly interrupted: AbortSignal;
  /** Ends the run at once; what was learnt is judged and saved. */
  readonly stopped: AbortSignal;
  /** Called when the files of an earlier run were moved out of the way. */
  onMoved(folder: string): void;
}

/** How a run ended, and its record; null when it ended before its first step. */
export interface Outcome {
  readonly reason: DoneEvent['reason'];
  readonly run: RunFile | null;
  /** How well the recipe's held-out parts were read. */
  readonly validation: readonly HeldOutScore[];
}

/** About a second of the report's network; a checkpoint takes as long as ten of its steps, so this costs few percent. */
const CHECKPOINT_EVERY = 400;

/**
 * Trains, and saves what comes out: the model and the run, whole or not at all. The folder is touched only once the
 * run has started, and the checkpoint goes only once the results are saved.
 *
 * @throws {TrainingError} When the run failed; its last checkpoint stays.
 */
export async function carryOutRun(plan: RunPlan, data: TrainingSets, control: RunControl): Promise<Outcome> {
  const { spec, options, folder, isResumed } = plan;
  const { monitor, face, interrupted, stopped } = control;
  let preparing: Promise<void> | null = null;
  const prepare = () => {
    const clear = async () => {
      const moved = isResumed ? null : await clearRunFolder(folder);
      if (moved !== null) control.onMoved(moved);
    };
    preparing ??= clear();
    return preparing;
  };
  const checkpoints: CheckpointStore = {
    save: async (bytes) => {
      await prepare();
      return plan.checkpoints.save(bytes);
    },
    load: () => plan.checkpoints.load(),
    // The trainer is done with it before the results are saved; a crash between the two must lose nothing.
    remove: () => Promise.resolve(),
  };

  const recorder = createRunRecorder();
  // The engine wasm has threads of its own; tfjs would compute in this one, which has signals and keys to answer.
  const start = options.engine === 'wasm' ? train : trainInWorker;
  const events = start(spec, { train: data.train, test: data.test, inputContract: data.inputContract }, options, {
    signal: AbortSignal.any([interrupted, stopped]),
    checkpoints,
    checkpointEvery: CHECKPOINT_EVERY,
    resume: isResumed,
  });
  let done: DoneEvent | FailedEvent | null = null;
  for await (const event of events) {
    recorder.add(event);
    monitor.add(event);
    face.onEvent(event);
    if (event.type === 'runStarted') await prepare();
    if (event.type === 'done') done = event;
    else await face.whenRunning();
  }
  if (done === null) throw new Error('The training ended without a last event.');
  if (done.reason === 'failed') throw new TrainingError(done.errorName, done.message);

  const recorded = recorder.run();
  if (recorded === null) return { reason: done.reason, run: null, validation: [] };
  const isJudged = done.reason === 'stopped' && !interrupted.aborted;
  const run = isJudged ? await judge(recorded, data, interrupted) : recorded;
  const { weights, weightsSha256, inputContract, dataset, metrics } = run;
  const { seed } = options;
  await Promise.all([
    saveRunFile(folder.runFile, run),
    saveModelArtifact(folder.path, {
      spec,
      weights,
      weightsSha256,
      inputContract,
      dataset,
      metrics,
      seed,
      verdictThresholds: null,
    }),
  ]);
  if (done.reason === 'finished') await plan.checkpoints.remove();
  const validation = interrupted.aborted
    ? []
    : await judgeHeldOut(run.spec, run.weights, data.validation, { signal: interrupted });
  return { reason: done.reason, run, validation };
}

/** Judges a run that was stopped on the test data, as a finished one is; interrupted in this, it stays unjudged. */
async function judge(run: RunFile, { test }: TrainingSets, signal: AbortSignal): Promise<RunFile> {
  if (test === null) return run;
  try {
    const { accuracy, loss, count, confusionMatrix, wrong } = await evaluate(run.spec, run.weights, test, { signal });
    return { ...run, metrics: { accuracy, loss, count }, confusionMatrix, wrong };
  } catch (error) {
    if (signal.aborted) return run;
    throw error;
  }
}
