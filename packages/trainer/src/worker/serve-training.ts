import { Dataset } from '@raqam/dataset';
import { fromErrorContent } from '../error-content.ts';
import type { EventSource } from '../event-source.ts';
import { startRun } from '../start-run.ts';
import type { CheckpointStore, TrainRuntime } from '../train-runtime.ts';
import type { StartMessage, ToWorker } from './messages.ts';
import { openPort, type WorkerPort } from './open-port.ts';

/** What the worker's program brings along, since functions cannot be sent to it. */
export type ServeTrainingOptions = Pick<TrainRuntime, 'createEngineWorker'>;

/**
 * Carries out the run that `trainInWorker` of the other thread asks for. Call it once, at the top of a worker:
 *
 *     import { serveTraining } from '@raqam/trainer/worker';
 *     serveTraining();
 *
 * @throws {WorkerError} Outside of a worker.
 */
export function serveTraining({ createEngineWorker }: ServeTrainingOptions = {}): void {
  const port = openPort();
  const store = createRemoteStore(port);
  const stopping = new AbortController();
  let source: EventSource | null = null;

  const answerPull = async () => {
    port.post({ type: 'event', event: (await source?.next()) ?? null });
  };
  port.listen((message) => {
    switch (message.type) {
      case 'start':
        source = startRun(readStart(message, { signal: stopping.signal, checkpoints: store, createEngineWorker }));
        break;
      case 'pull':
        void answerPull();
        break;
      case 'stop':
        stopping.abort();
        port.post({ type: 'stopping' });
        break;
      case 'stored':
      case 'notStored':
        store.settle(message);
    }
  });
}

function readStart(
  { hasCheckpoints, inputContract, options, runtime, spec, test, train }: StartMessage,
  { checkpoints, createEngineWorker, signal }: Pick<TrainRuntime, 'checkpoints' | 'createEngineWorker' | 'signal'>,
): Parameters<typeof startRun>[0] {
  return {
    spec,
    options,
    data: { train: new Dataset(train), test: test && new Dataset(test), inputContract },
    runtime: { ...runtime, signal, createEngineWorker, ...(hasCheckpoints && { checkpoints }) },
  };
}

type StoreAnswer = Extract<ToWorker, { readonly type: 'stored' | 'notStored' }>;

/** The caller's store, at the other end of the line. */
interface RemoteStore extends CheckpointStore {
  /** Passes on what the caller's store has said. */
  settle(answer: StoreAnswer): void;
}

function createRemoteStore(port: WorkerPort): RemoteStore {
  const open = new Map<number, (answer: StoreAnswer) => void>();
  let numCalls = 0;
  const call = async (post: (call: number) => void) => {
    const number = numCalls++;
    const answer = await new Promise<StoreAnswer>((resolve) => {
      open.set(number, resolve);
      post(number);
    });
    if (answer.type === 'notStored') throw fromErrorContent(answer.error);
    return answer.value;
  };
  return {
    save: async (bytes) =>
      String(await call((number) => port.post({ type: 'save', call: number, bytes }, [bytes.buffer]))),
    load: async () => {
      const value = await call((number) => port.post({ type: 'load', call: number }));
      return typeof value === 'string' ? null : value;
    },
    // The caller's side removes it itself, once its consumer has dealt with the last event.
    remove: async () => {},
    settle: (answer) => {
      open.get(answer.call)?.(answer);
      open.delete(answer.call);
    },
  };
}
