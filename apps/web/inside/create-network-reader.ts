import type { OcclusionMap } from '@raqam/engine';
import type { LayerValues } from '@raqam/engine/reference';
import type { ReadableNetwork } from './readable-network.ts';
import type { ReaderRequest, ReaderResponse } from './reader-messages.ts';

/** Runs a network in a worker and tells what every layer makes of an image. */
export interface NetworkReader {
  /**
   * Runs the network on an image; the newest one wins: of those that wait for the worker only the last is read.
   *
   * @param image In the network's input shape, row-major, ink 1 on paper 0.
   * @returns A layer each, in the order of the specification, as `LayerTrace.run` tells them; `null` when a newer image
   *   took this one's place, or the reader was stopped.
   * @throws {Error} When the worker failed, about the cause; so do all later calls.
   */
  readonly read: (image: Float32Array) => Promise<readonly LayerValues[] | null>;
  /** From the next call on, other weights of the same network, such as those of a snapshot. */
  readonly setWeights: (weights: readonly Float32Array[]) => void;
  /**
   * Which ink mattered: covers the image with a patch at every place.
   *
   * @param onProgress Told the share that is done, in (0, 1].
   * @returns `null` when another call or other weights took its place, or the reader was stopped.
   * @throws {Error} Likewise.
   */
  readonly occlude: (image: Float32Array, onProgress: (share: number) => void) => Promise<OcclusionMap | null>;
  /** Ends the worker. */
  readonly stop: () => void;
}

interface Waiting<Result> {
  readonly resolve: (result: Result | null) => void;
  readonly reject: (error: Error) => void;
}

type WaitingRead = Waiting<readonly LayerValues[]> & { readonly image: Float32Array };

type WaitingOcclusion = Waiting<OcclusionMap> & {
  readonly id: number;
  readonly onProgress: (share: number) => void;
};

/** The part of a `Worker` that a reader needs. */
export type ReaderWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/**
 * Starts a worker with a network in it.
 *
 * @param createWorker For tests.
 */
export function createNetworkReader(
  network: ReadableNetwork,
  createWorker: () => ReaderWorker = createReaderWorker,
): NetworkReader {
  const worker = createWorker();
  let lastId = 0;
  let underWay: WaitingRead | null = null;
  let next: WaitingRead | null = null;
  let occlusion: WaitingOcclusion | null = null;
  let failure: Error | null = null;
  let isStopped = false;

  const send = (request: ReaderRequest) => worker.postMessage(request);
  send({ type: 'network', ...network });

  function readNext(): void {
    underWay = next;
    next = null;
    if (underWay !== null) send({ type: 'read', image: underWay.image });
  }

  function settleAll(settle: (waiting: Waiting<never>) => void): void {
    for (const waiting of [underWay, next, occlusion]) if (waiting !== null) settle(waiting);
    underWay = null;
    next = null;
    occlusion = null;
  }

  function fail(message: string): void {
    failure = new Error(message);
    const error = failure;
    settleAll(({ reject }) => reject(error));
    worker.terminate();
  }

  worker.addEventListener('message', ({ data }: MessageEvent<ReaderResponse>) => {
    switch (data.type) {
      case 'read': {
        const done = underWay;
        readNext();
        done?.resolve(data.layers);
        return;
      }
      case 'progress':
        if (occlusion?.id === data.id) occlusion.onProgress(data.share);
        return;
      case 'occluded':
        if (occlusion?.id !== data.id) return;
        occlusion.resolve(data.map);
        occlusion = null;
        return;
      case 'failed':
        fail(data.message);
        return;
    }
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.message);
  });

  return {
    read(image) {
      return new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        if (isStopped) {
          resolve(null);
          return;
        }
        next?.resolve(null);
        next = { image, resolve, reject };
        if (underWay === null) readNext();
      });
    },
    setWeights(weights) {
      if (isStopped || failure !== null) return;
      occlusion?.resolve(null);
      occlusion = null;
      send({ type: 'network', spec: network.spec, weights });
    },
    occlude(image, onProgress) {
      return new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        if (isStopped) {
          resolve(null);
          return;
        }
        occlusion?.resolve(null);
        const id = ++lastId;
        occlusion = { id, onProgress, resolve, reject };
        send({ type: 'occlude', id, image });
      });
    },
    stop() {
      if (isStopped) return;
      isStopped = true;
      worker.terminate();
      settleAll(({ resolve }) => resolve(null));
    },
  };
}

function createReaderWorker(): Worker {
  return new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
}
