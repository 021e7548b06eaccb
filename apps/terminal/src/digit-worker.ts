// Runs in a thread of its own; see load-in-worker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Dataset } from '@raqam/dataset';
import type { DigitAnswer, DigitRequest, LoadedDigits } from './load-in-worker.ts';
import { loadLocal } from './load-local.ts';

const { name } = workerData as DigitRequest;

try {
  const setName = name === 'synthetic' ? 'synthetic' : 'mnist';
  answer({ type: 'progress', doing: name === 'synthetic' ? 'drawing digits' : 'reading and checking 70,000 images' });
  const { train, test, origin } = await loadLocal(setName);
  const sets = name === 'synthetic' ? [pack(name, train, origin)] : [pack('mnist/train', train, origin)];
  if (name !== 'synthetic' && test) sets.push(pack('mnist/test', test, origin));
  deliver(sets);
} catch (error) {
  answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

function pack(name: LoadedDigits['name'], { images, labels, height, width }: Dataset, origin: string): LoadedDigits {
  // Copied, since a set may be a view into a larger buffer, and a buffer can be moved only as a whole.
  return { name, origin, content: { name, images: images.slice(), labels: labels.slice(), height, width } };
}

function deliver(sets: readonly LoadedDigits[]): void {
  answer(
    { type: 'loaded', sets },
    sets.flatMap(({ content }) => [content.images.buffer as ArrayBuffer, content.labels.buffer as ArrayBuffer]),
  );
}

function answer(message: DigitAnswer, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...moved]);
}
