// Runs in a thread of its own; see read-in-worker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Stroke } from '@raqam/image';
import { createChosenRecognizer } from './create-chosen-recognizer.ts';
import type { ReadingAnswer, ReadingRequest } from './read-in-worker.ts';

const { modelFolder } = workerData as ReadingRequest;

try {
  const recognizer = await createChosenRecognizer(modelFolder);
  answer({ type: 'ready', model: recognizer.model });
  // What was sent meanwhile has waited in the port.
  parentPort?.on('message', (strokes: readonly Stroke[]) => {
    answer({ type: 'read', prediction: recognizer.recognize(strokes) });
  });
} catch (error) {
  answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

function answer(message: ReadingAnswer): void {
  parentPort?.postMessage(message);
}
