// Runs in a thread of its own; see load-in-worker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Dataset } from '@raqam/dataset';
import { indexDigits } from './digit-library.ts';
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

function pack(name: LoadedDigits['name'], dataset: Dataset, origin: string): LoadedDigits {
  const { images, labels, height, width } = dataset;
  const { indicesByLabel } = indexDigits(dataset, origin);
  // Copied, since a set may be a view into a larger buffer, and a buffer can be moved only as a whole.
  const content = { name, images: images.slice(), labels: labels.slice(), height, width };
  return { name, origin, content, indicesByLabel };
}

function deliver(sets: readonly LoadedDigits[]): void {
  const moved = sets.flatMap(({ content, indicesByLabel }) =>
    [content.images, content.labels, ...indicesByLabel].map(({ buffer }) => buffer as ArrayBuffer),
  );
  answer({ type: 'loaded', sets }, moved);
}

function answer(message: DigitAnswer, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...moved]);
}
