import type { ConnectReadingService, ReadingRequest } from './reading-service.ts';
import type { ReadingResponse } from './worker-messages.ts';

/** What of a browser's `Worker` is needed. */
export interface ReadingWorker {
  postMessage(request: ReadingRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ReadingResponse }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: object) => void): void;
  terminate(): void;
}

/**
 * Reads in a worker, so that the page's own thread is free for the pen.
 *
 * @param createWorker Starts a module worker that calls `serveReadings`.
 */
export function connectToWorker(createWorker: () => ReadingWorker): ConnectReadingService {
  return ({ onReady, onRead, onFailed }) => {
    const worker = createWorker();
    let isReady = false;
    worker.addEventListener('message', ({ data }) => {
      if (data.type === 'failed') onFailed(data.failure);
      else if (data.type === 'read') onRead(data.prediction);
      else {
        isReady = true;
        onReady(data.model);
      }
    });
    worker.addEventListener('error', (event) => {
      // A script that was not found gives an event without a message.
      const reason = 'message' in event && typeof event.message === 'string' ? event.message : '';
      const message = reason || 'The worker could not be loaded. Check its address and the connection.';
      onFailed({ stage: isReady ? 'read' : 'load', message });
    });
    worker.addEventListener('messageerror', () => {
      onFailed({ stage: 'read', message: 'An answer of the worker could not be received. Start the reader again.' });
    });
    return {
      send: (request) => worker.postMessage(request),
      close: () => worker.terminate(),
    };
  };
}
