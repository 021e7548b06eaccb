// Runs in a thread of its own; see read-in-worker.ts.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type ReadingRequest, type ReadingScope, serveReadings } from '@raqam/recognizer';
import { createChosenRecognizer } from './create-chosen-recognizer.ts';
import type { ReadingWorkerData } from './read-in-worker.ts';

const { modelFolder } = workerData as ReadingWorkerData;

if (parentPort !== null) serveReadings(scopeOf(parentPort), createChosenRecognizer(modelFolder));

/** Node's port hands a message itself to its listeners, a browser's hands them an event that has it. */
function scopeOf(port: MessagePort): ReadingScope {
  return {
    postMessage: (response) => port.postMessage(response),
    addEventListener: (_, listener) => void port.on('message', (data: ReadingRequest) => listener({ data })),
  };
}
