import type { OcclusionMap } from '@raqam/engine';
import { createModelSpec } from '@raqam/model';
import { expect, test } from 'vitest';
import { createNetworkReader } from '../inside/create-network-reader.ts';
import type { ReaderRequest, ReaderResponse } from '../inside/reader-messages.ts';

const network = { spec: createModelSpec('softmax'), weights: [new Float32Array(7840), new Float32Array(10)] };

/** A worker that answers when the test says so. */
class SilentWorker extends EventTarget {
  readonly requests: ReaderRequest[] = [];
  isTerminated = false;

  postMessage(request: ReaderRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(response: ReaderResponse): void {
    this.dispatchEvent(new MessageEvent('message', { data: response }));
  }
}

function startReader() {
  const worker = new SilentWorker();
  return { worker, reader: createNetworkReader(network, () => worker) };
}

const layersOf = (value: number) => [{ name: 'output', sums: null, outputs: Float32Array.of(value) }];
const imageOf = (value: number) => new Float32Array(784).fill(value);
const sentImages = ({ requests }: SilentWorker) =>
  requests.flatMap((request) => (request.type === 'read' ? [request.image[0]] : []));

test('the newest image wins', async () => {
  const { reader, worker } = startReader();
  expect(worker.requests).toEqual([{ type: 'network', ...network }]);
  const reads = [1, 2, 3].map((value) => reader.read(imageOf(value)));
  // One is under way; of the two that wait, the older one is given up.
  expect(sentImages(worker)).toEqual([1]);
  expect(await reads[1]).toBeNull();
  worker.answer({ type: 'read', layers: layersOf(10) });
  expect(await reads[0]).toEqual(layersOf(10));
  expect(sentImages(worker)).toEqual([1, 3]);
  worker.answer({ type: 'read', layers: layersOf(30) });
  expect(await reads[2]).toEqual(layersOf(30));
});

test('other weights are sent at once', () => {
  const { reader, worker } = startReader();
  const weights = [new Float32Array(7840).fill(1), new Float32Array(10)];
  reader.setWeights(weights);
  expect(worker.requests.at(-1)).toEqual({ type: 'network', spec: network.spec, weights });
});

test('an occlusion tells its progress, and a newer one takes its place', async () => {
  const { reader, worker } = startReader();
  const shares: number[] = [];
  const first = reader.occlude(imageOf(1), (share) => shares.push(share));
  const second = reader.occlude(imageOf(2), (share) => shares.push(10 + share));
  expect(await first).toBeNull();
  const ids = worker.requests.flatMap((request) => (request.type === 'occlude' ? [request.id] : []));
  const map: OcclusionMap = { label: 7, probability: 0.9, drops: new Float32Array(784) };
  worker.answer({ type: 'progress', id: ids[0], share: 0.5 });
  worker.answer({ type: 'progress', id: ids[1], share: 0.25 });
  worker.answer({ type: 'occluded', id: ids[0], map: { ...map, label: 1 } });
  worker.answer({ type: 'occluded', id: ids[1], map });
  expect(await second).toEqual(map);
  expect(shares).toEqual([10.25]);
});

test('a fault ends the reader, and is told to all who wait and all who come', async () => {
  const { reader, worker } = startReader();
  const waiting = [reader.read(imageOf(1)), reader.read(imageOf(2)), reader.occlude(imageOf(3), () => {})];
  worker.answer({ type: 'failed', message: 'out of memory' });
  for (const each of [...waiting, reader.read(imageOf(4))]) await expect(each).rejects.toThrow('out of memory');
  expect(worker.isTerminated).toBe(true);
});

test('a stopped reader answers nothing more', async () => {
  const { reader, worker } = startReader();
  const read = reader.read(imageOf(1));
  reader.stop();
  expect(worker.isTerminated).toBe(true);
  expect(await read).toBeNull();
  expect(await reader.read(imageOf(2))).toBeNull();
  expect(await reader.occlude(imageOf(2), () => {})).toBeNull();
});
