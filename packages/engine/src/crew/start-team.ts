import { WorkerError } from '../errors.ts';
import type { EngineWorker } from './engine-worker.ts';
import type { Command, FromWorker, JoinMessage, ToWorker } from './messages.ts';
import { createDisposedError, createWorkerError } from './worker-errors.ts';

/** Copies of what was asked for, or of nothing. */
type Answer = readonly Uint8Array<ArrayBuffer>[];

/** A message, and what of it moves instead of being copied. */
type Letter<Message> = readonly [Message, transfer: (ArrayBuffer | MessagePort)[]];

/** Workers that have joined, as their caller sees them. */
export interface Team {
  /**
   * Tells every worker a command, and resolves when one of them answers.
   *
   * @param write The command for one worker, under the number of this call.
   * @throws {WorkerError} When a worker fails or is gone before the answer.
   */
  command(write: (call: number) => Letter<Command>): Promise<Answer>;
  /**
   * Gives a call its number, and resolves when a worker answers under it.
   *
   * @param begin Sees to it that one does. @returns The workers that are to look at the board.
   */
  call(begin: (call: number) => readonly number[]): Promise<Answer>;
  /** Sends a worker something that belongs to calls which have their numbers. */
  send(worker: number, letter: Letter<Command>): void;
  /** @throws {WorkerError} When a worker failed or is gone. */
  check(): void;
  /** Ends all workers at once, and resolves when they are gone. */
  readonly dispose: () => Promise<void>;
}

/** What a team is put together from. */
export interface TeamOptions {
  readonly numWorkers: number;
  readonly createWorker: () => EngineWorker;
  /** What worker w is told first. */
  readonly writeJoin: (worker: number, call: number) => Letter<JoinMessage>;
  /** Takes a batch's buffer that a worker no longer needs. */
  readonly takeBack?: (buffer: ArrayBuffer) => void;
}

/**
 * Starts workers and waits until all have joined.
 *
 * @throws {WorkerError} When one of them cannot be started, or fails to join. Then none is left.
 */
export async function startTeam({ createWorker, numWorkers, takeBack, writeJoin }: TeamOptions): Promise<Team> {
  const workers: EngineWorker[] = [];
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: WorkerError) => void }>();
  let numCalls = 0;
  let failure: WorkerError | null = null;

  const end = async (reason: WorkerError) => {
    failure ??= reason;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  };

  const call = (begin: (call: number) => void): Promise<Answer> => {
    if (failure !== null) return Promise.reject(failure);
    const number = numCalls++;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      begin(number);
    });
  };

  const answer = (call: number, copies: Answer) => {
    waiting.get(call)?.resolve(copies);
    waiting.delete(call);
  };

  const receive = (worker: number, message: FromWorker) => {
    switch (message.type) {
      case 'done':
        answer(message.call, message.copies);
        break;
      case 'doneThrough':
        for (const number of waiting.keys()) if (number <= message.call) answer(number, []);
        break;
      case 'returned':
        takeBack?.(message.buffer);
        break;
      case 'failed':
        void end(createWorkerError(worker, numWorkers, `failed in ${message.doing}`, message.error));
    }
  };

  try {
    for (let worker = 0; worker < numWorkers; worker++) {
      workers.push(createWorker());
      listen(workers[worker], {
        receive: (message) => receive(worker, message),
        fail: (error) => void end(createWorkerError(worker, numWorkers, 'failed', error)),
        exit: (code) =>
          void end(createWorkerError(worker, numWorkers, 'ended by itself', new Error(`exit code ${code}`))),
      });
    }
    await Promise.all(workers.map((worker, index) => call((number) => post(worker, writeJoin(index, number)))));
  } catch (error) {
    const reason =
      error instanceof WorkerError ? error : new WorkerError(`No crew: ${String(error)}.`, { cause: error });
    await end(reason);
    throw reason;
  }

  return {
    command: (write) =>
      call((number) => {
        for (const worker of workers) post(worker, write(number));
      }),
    call: (begin) =>
      call((number) => {
        for (const worker of begin(number)) post(workers[worker], [{ type: 'look' }, []]);
      }),
    send: (worker, letter) => post(workers[worker], letter),
    check: () => {
      if (failure !== null) throw failure;
    },
    dispose: () => end(createDisposedError()),
  };
}

function post(worker: EngineWorker, [message, transfer]: Letter<ToWorker>): void {
  worker.postMessage(message, transfer);
}

interface Listeners {
  readonly receive: (message: FromWorker) => void;
  readonly fail: (error: unknown) => void;
  readonly exit: (code: number) => void;
}

function listen(worker: EngineWorker, { exit, fail, receive }: Listeners): void {
  if ('on' in worker) {
    worker.on('message', (message) => receive(message as FromWorker));
    worker.on('error', fail);
    worker.on('exit', exit);
    return;
  }
  worker.addEventListener('message', ({ data }) => receive(data as FromWorker));
  // Browsers tell little, and of a program that cannot be loaded nothing.
  worker.addEventListener('error', ({ message }) => fail(new Error(message ?? 'its program could not be loaded')));
}
