import { type SnapshotEvent, type TrainEvent, weightsSha256 } from '@raqam/artifact';
import { toErrorContent } from '../error-content.ts';
import { WorkerError } from '../errors.ts';
import type { EventSource } from '../event-source.ts';
import { failedEvent } from '../failed-event.ts';
import type { CheckpointStore } from '../train-runtime.ts';
import type { FromWorker, StartMessage, ToWorker } from './messages.ts';
import type { TrainWorker } from './train-worker.ts';

/** How a run in a worker is watched over. */
export interface ConnectOptions {
  readonly createWorker: () => TrainWorker;
  /** Made when the first event is asked for. */
  readonly createStart: () => StartMessage;
  readonly signal: AbortSignal | null;
  readonly checkpoints: CheckpointStore | null;
  /** How long the worker may take to answer that it stops. */
  readonly stopTimeoutMs: number;
}

/** The events of a run in a worker. The worker begins with the first that is asked for, and is gone behind the last. */
export function connectWorker({
  checkpoints,
  createStart,
  createWorker,
  signal,
  stopTimeoutMs,
}: ConnectOptions): EventSource {
  /** Those who wait for an event, in the order in which they have asked. */
  const waiting: ((event: TrainEvent | null) => void)[] = [];
  let worker: TrainWorker | null = null;
  let isOver = false;
  /** An end that the worker did not tell, until someone asks. */
  let untold: Promise<TrainEvent> | null = null;
  let startedMs = 0;
  let numSteps = 0;
  let lastSnapshot: SnapshotEvent | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (message: ToWorker, transfer: ArrayBuffer[] = []) => worker?.postMessage(message, transfer);

  /** Ends the worker; who still waits gets nothing. */
  const dismiss = async () => {
    isOver = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker?.terminate();
    for (const resolve of waiting.splice(0)) resolve(null);
  };

  /** Ends the run with an event of our own, since the worker will send none. */
  const endWith = (event: Promise<TrainEvent>) => {
    if (isOver) return;
    const first = waiting.shift();
    if (first) void event.then(first);
    else untold = event;
    void dismiss();
  };

  const fail = (error: unknown) =>
    endWith(Promise.resolve(failedEvent(error, numSteps, performance.now() - startedMs)));

  const stop = () => {
    post({ type: 'stop' });
    timer = setTimeout(() => {
      if (lastSnapshot !== null) endWith(stoppedAt(lastSnapshot, performance.now() - startedMs));
      else {
        fail(
          new WorkerError(
            `the worker did not answer within ${stopTimeoutMs} ms that it stops, and was ended; its weights are lost. ` +
              'Train with smaller batches, or with `snapshotEvery` to keep weights at hand.',
          ),
        );
      }
    }, stopTimeoutMs);
  };

  const receive = (message: FromWorker) => {
    switch (message.type) {
      case 'event': {
        const { event } = message;
        if (event?.type === 'step') numSteps = event.step + 1;
        if (event?.type === 'snapshot') lastSnapshot = event;
        waiting.shift()?.(event);
        if (event?.type === 'done') void dismiss();
        break;
      }
      case 'stopping':
        clearTimeout(timer);
        break;
      case 'save':
      case 'load': {
        const { call } = message;
        const answer = message.type === 'save' ? checkpoints?.save(message.bytes) : checkpoints?.load();
        answer?.then(
          (value) => post({ type: 'stored', call, value }),
          (error: unknown) => post({ type: 'notStored', call, error: toErrorContent(error) }),
        );
        break;
      }
    }
  };

  const start = () => {
    startedMs = performance.now();
    worker = createWorker();
    listen(worker, receive, fail);
    const message = createStart();
    post(message, buffersOf(message));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  };

  return {
    next: async () => {
      if (untold !== null) {
        const event = untold;
        untold = null;
        return event;
      }
      if (isOver) return null;
      if (worker === null) start();
      return new Promise((resolve) => {
        waiting.push(resolve);
        post({ type: 'pull' });
      });
    },
    close: dismiss,
  };
}

function listen(worker: TrainWorker, receive: (message: FromWorker) => void, fail: (error: unknown) => void): void {
  if ('on' in worker) {
    worker.on('message', (message) => receive(message as FromWorker));
    worker.on('error', fail);
    worker.on('exit', (code) => {
      fail(new WorkerError(`the worker ended by itself, with the code ${code}. See what it wrote, and begin anew.`));
    });
    return;
  }
  worker.addEventListener('message', ({ data }) => receive(data as FromWorker));
  worker.addEventListener('error', ({ message }) => {
    fail(
      new WorkerError(
        `the worker failed: ${message ?? 'its program could not be loaded'}. ` +
          'Make sure that it loads in this page and calls serveTraining.',
      ),
    );
  });
}

/** The memory of the data sets, which is moved: `createStart` has copied it. */
function buffersOf({ test, train }: StartMessage): ArrayBuffer[] {
  return [train, test].flatMap((content) =>
    content ? [content.images.buffer as ArrayBuffer, content.labels.buffer as ArrayBuffer] : [],
  );
}

async function stoppedAt({ step, weights }: SnapshotEvent, durationMs: number): Promise<TrainEvent> {
  return {
    type: 'done',
    reason: 'stopped',
    numSteps: step + 1,
    durationMs,
    metrics: null,
    confusionMatrix: null,
    wrong: [],
    weights,
    weightsSha256: await weightsSha256(weights),
  };
}
