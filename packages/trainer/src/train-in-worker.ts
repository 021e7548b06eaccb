import type { ModelSpec, TrainEvent, TrainOptionsInput } from '@raqam/artifact';
import { Dataset, type DatasetContent, type ImageSource } from '@raqam/dataset';
import { checkRequest } from './check-request.ts';
import { deliverEvents } from './deliver-events.ts';
import { TrainingDataError } from './errors.ts';
import { STEPS_AHEAD } from './steps-ahead.ts';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';
import { connectWorker } from './worker/connect-worker.ts';
import { createDefaultWorker } from './worker/create-default-worker.ts';
import type { TrainWorker } from './worker/train-worker.ts';

/** How a run in a worker is carried out. */
export interface WorkerRuntime extends TrainRuntime {
  /**
   * Starts the worker; its program calls `serveTraining` of `@raqam/trainer/worker`. For bundlers, which find a worker
   * by `new Worker(new URL('./train-worker.ts', import.meta.url), { type: 'module' })` in the app itself.
   * @default the package's own, in Node and in browsers without a bundler
   */
  readonly createWorker?: (() => TrainWorker) | undefined;
  /** How long an aborted worker may take to answer before it is ended. @default 2000 */
  readonly stopTimeoutMs?: number | undefined;
}

/**
 * As {@link train}, in a thread of its own: the same events, of the same values.
 *
 * The data are copied into the worker, checkpoints are kept on this side of it, and not pulling pauses it, too, though
 * up to `maxStepsAhead` steps later. It starts with the first event that is pulled and is gone with the last, or as
 * soon as the loop is left.
 *
 * When it is aborted and does not answer within `stopTimeoutMs`, it is ended. The run then is `stopped` with the weights
 * of its last snapshot, or `failed` with a WorkerError where there is none.
 *
 * @throws As {@link train}, at once.
 */
export function trainInWorker(
  spec: ModelSpec,
  data: TrainingData,
  options: TrainOptionsInput = {},
  runtime: WorkerRuntime = {},
): AsyncIterableIterator<TrainEvent> {
  const request = checkRequest(spec, data, options, runtime);
  const train = inMemory(data.train);
  const test = data.test ? inMemory(data.test) : null;
  const { checkpointEvery, environment, resume, snapshotEvery, wasmPath } = runtime;
  const { checkpoints = null, maxStepsAhead = STEPS_AHEAD } = runtime;
  const source = connectWorker({
    createWorker: runtime.createWorker ?? createDefaultWorker,
    createStart: () => ({
      type: 'start',
      ...request,
      train: copyContent(train),
      test: test && copyContent(test),
      inputContract: data.inputContract ?? null,
      runtime: { checkpointEvery, environment, resume, snapshotEvery, wasmPath },
      hasCheckpoints: checkpoints !== null,
    }),
    signal: runtime.signal ?? null,
    checkpoints,
    stopTimeoutMs: runtime.stopTimeoutMs ?? 2000,
  });
  return deliverEvents(source, { maxStepsAhead, checkpoints });
}

/** What is in files, mixed or has targets is not copied. */
function inMemory(source: ImageSource): Dataset {
  if (source instanceof Dataset) return source;
  throw new TrainingDataError(
    `${source.name}: a source of images that is no Dataset; expected one, which can be copied into a worker. ` +
      'Use train: the engine wasm computes in workers of its own.',
  );
}

/** Copied, since a set may be a view into a larger buffer, and a buffer can be moved only as a whole. */
function copyContent({ height, images, labels, name, width, writers }: Dataset): DatasetContent {
  return { name, images: images.slice(), labels: labels.slice(), height, width, ...(writers && { writers }) };
}
