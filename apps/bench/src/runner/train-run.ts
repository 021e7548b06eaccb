import { rm } from 'node:fs/promises';
import type { FailedEvent, Metrics, Weights } from '@raqam/artifact';
import { loadFile, saveFile } from '@raqam/artifact/node';
import type { Dataset } from '@raqam/dataset';
import { type CheckpointStore, createRunRecorder, evaluate, train } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { StoreDamageError } from '../store/errors.ts';
import { decodeSealedJson, encodeSealedJson } from '../store/sealed-json.ts';
import type { RunData } from './run-data.ts';
import type { ThreadAnswer, TrainJob } from './thread-messages.ts';

/** How a run is watched and stopped. */
export interface TrainRunOptions {
  readonly signal: AbortSignal;
  /** Told how many steps are done, after each. */
  readonly onStep: (numSteps: number) => void;
}

/**
 * Trains a network, judges it, and each of its epochs where that is asked for. A run that was stopped before goes on
 * from its checkpoint and ends with the same bits; where checkpoint and test history do not fit together, as when one
 * of them is damaged, it begins anew.
 *
 * @returns `stopped` when the signal was aborted: its checkpoint is then on the disk.
 */
export async function trainRun(job: TrainJob, data: RunData, options: TrainRunOptions): Promise<ThreadAnswer> {
  const checkpoints = createFileCheckpointStore(job.checkpoint.path);
  const testHistory = job.judgeEpochs ? await loadTestHistory(job.checkpoint.testHistoryPath) : [];
  const answer = await trainFrom(job, data, { ...options, checkpoints, testHistory });
  if (answer !== null) return answer;
  await checkpoints.remove();
  const anew = await trainFrom(job, data, { ...options, checkpoints, testHistory: [] });
  if (anew === null) throw new Error('trainRun: a run without a checkpoint did not begin at its first step.');
  return anew;
}

interface TrainFromOptions extends TrainRunOptions {
  readonly checkpoints: CheckpointStore;
  /** Of the epochs before the checkpoint. */
  readonly testHistory: readonly Metrics[];
}

/** @returns Null when what was kept of the run cannot be gone on from. */
async function trainFrom(
  job: TrainJob,
  data: RunData,
  { checkpoints, onStep, signal, testHistory }: TrainFromOptions,
): Promise<ThreadAnswer | null> {
  const { checkpoint, checkpointEvery, environment, options, spec } = job;
  const test = job.isForChoosing ? null : data.test;
  const judgeEpochs = job.judgeEpochs && test !== null;
  const judged: Metrics[] = [];
  let hasBegun = false;
  const recorder = createRunRecorder();
  const save = async (bytes: Uint8Array<ArrayBuffer>) => {
    if (judgeEpochs) await saveTestHistory(checkpoint.testHistoryPath, judged);
    return checkpoints.save(bytes);
  };
  const events = train(spec, { ...data, test }, options, {
    environment,
    signal,
    checkpointEvery,
    checkpoints: { ...checkpoints, save },
    resume: true,
    // One worker computes in this thread, at once: nothing is won by asking ahead. And with what is saved next to a
    // checkpoint, no epoch is missing that it holds.
    ...((options.workers === 1 || judgeEpochs) && { maxStepsAhead: 0 }),
    ...(judgeEpochs && { snapshotEvery: 'epoch' }),
  });
  let failed: FailedEvent | null = null;
  let isStopped = false;
  for await (const event of events) {
    if (event.type === 'runStarted') {
      const numEpochs = Math.floor(event.firstStep / event.numStepsPerEpoch);
      if (judgeEpochs && testHistory.length < numEpochs) return null;
      judged.push(...testHistory.slice(0, numEpochs));
      hasBegun = true;
    }
    if (event.type === 'step') onStep(event.step + 1);
    if (event.type === 'snapshot') {
      // Kept until the end they would fill the memory; judged, they are three numbers.
      if (judgeEpochs) judged.push(await judgeWeights(job, event.weights, test));
      continue;
    }
    if (event.type === 'done') {
      if (event.reason === 'failed') failed = event;
      else isStopped = event.reason === 'stopped';
    }
    recorder.add(event);
  }
  if (isStopped) return { type: 'stopped' };
  if (failed !== null) {
    if (!hasBegun && (await checkpoints.load()) !== null) return null;
    const { errorName, message, numSteps } = failed;
    // It would only lead to the same numbers again.
    if (errorName === 'DivergenceError') await removeTraces(checkpoint);
    return { type: 'failed', failure: { errorName, message, numSteps } };
  }
  await removeTraces(checkpoint);
  const run = recorder.run();
  if (run === null) throw new Error('trainRun: the events of the run ended without one.');
  return { type: 'trained', run, testHistory: judgeEpochs ? judged : null };
}

async function removeTraces({ path, testHistoryPath }: TrainJob['checkpoint']): Promise<void> {
  await rm(path, { force: true });
  await rm(testHistoryPath, { force: true });
}

async function judgeWeights({ options, spec }: TrainJob, weights: Weights, test: Dataset): Promise<Metrics> {
  const { engine, workers } = options;
  const { accuracy, count, loss } = await evaluate(spec, weights, test, { engine, workers: workers ?? undefined });
  return { accuracy, loss, count };
}

async function saveTestHistory(path: string, judged: readonly Metrics[]): Promise<void> {
  await saveFile(path, encodeSealedJson(judged));
}

/** Empty where there is none, and where it is damaged: the run then begins anew. */
async function loadTestHistory(path: string): Promise<readonly Metrics[]> {
  const bytes = await loadFile(path);
  if (bytes === null) return [];
  try {
    // The seal says that it is what `saveTestHistory` wrote.
    return decodeSealedJson(bytes, path) as readonly Metrics[];
  } catch (error) {
    if (error instanceof StoreDamageError) return [];
    throw error;
  }
}
