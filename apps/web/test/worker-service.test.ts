import { expose } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { WorkerService } from '../runs/worker-service.ts';

/** What a worker of these tests offers. */
const api = {
  double: async (value: number) => 2 * value,
  wait: async () => await new Promise<never>(() => {}),
  refuse: async () => {
    throw new RangeError('too large');
  },
};

/** Stands for a worker: its program runs at the other end of a channel. */
class FakeWorker {
  static readonly started: FakeWorker[] = [];
  readonly #channel = new MessageChannel();
  onerror: ((event: { readonly message: string }) => void) | null = null;
  isTerminated = false;

  constructor() {
    FakeWorker.started.push(this);
    expose(api, this.#channel.port1);
    this.#channel.port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#channel.port2.postMessage(message, transfer);
  }

  addEventListener(type: string, listener: EventListener): void {
    this.#channel.port2.addEventListener(type, listener);
  }

  removeEventListener(type: string, listener: EventListener): void {
    this.#channel.port2.removeEventListener(type, listener);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port1.close();
  }
}

function createService(): WorkerService<typeof api> {
  // The service needs no more of a worker than this.
  return new WorkerService<typeof api>(() => new FakeWorker() as unknown as Worker);
}

afterEach(() => {
  for (const worker of FakeWorker.started.splice(0)) worker.terminate();
});

test('calls are answered by one worker, which starts with the first', async () => {
  const service = createService();
  expect(FakeWorker.started).toHaveLength(0);
  expect(await service.call((remote) => remote.double(21))).toBe(42);
  expect(await service.call((remote) => remote.double(1))).toBe(2);
  expect(FakeWorker.started).toHaveLength(1);
});

test('what the worker throws is thrown here, with its name', async () => {
  const error = await createService()
    .call((remote) => remote.refuse())
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'RangeError', message: 'too large' });
});

test('stopping ends the worker and the calls under way; the next call starts another', async () => {
  const service = createService();
  const waiting = service.call((remote) => remote.wait());
  service.stop();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(FakeWorker.started[0]?.isTerminated).toBe(true);
  expect(await service.call((remote) => remote.double(2))).toBe(4);
  expect(FakeWorker.started).toHaveLength(2);
});

test.each([
  ['Out of memory', 'The worker failed: Out of memory.'],
  ['', 'The worker failed: its program could not be loaded. Check the connection, and try again.'],
])('a worker that fails with «%s» fails the calls under way', async (message, told) => {
  const service = createService();
  const waiting = service.call((remote) => remote.wait());
  FakeWorker.started[0]?.onerror?.({ message });
  await expect(waiting).rejects.toThrow(told);
});
