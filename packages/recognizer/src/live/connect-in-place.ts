import { messageOf } from '../message-of.ts';
import type { Prediction } from '../prediction.ts';
import type { Recognizer } from '../recognizer.ts';
import type { ConnectReadingService } from './reading-service.ts';

/**
 * Reads in the thread that asks: for programs without a worker. A reading takes well under a millisecond on most
 * devices.
 *
 * @param load Called when the reader is started: `createRecognizer`, for example.
 */
export function connectInPlace(load: () => Promise<Recognizer>): ConnectReadingService {
  return ({ onReady, onRead, onFailed }) => {
    let recognizer: Recognizer | null = null;
    load().then(
      (loaded) => {
        recognizer = loaded;
        onReady(loaded.model);
      },
      (error: unknown) => onFailed({ stage: 'load', message: messageOf(error) }),
    );
    return {
      // Not at once: who passes a drawing learns of its answer later, as from a worker.
      send: ({ drawing, options }) =>
        queueMicrotask(() => {
          if (recognizer === null) return;
          let prediction: Prediction | null;
          try {
            prediction = recognizer.recognize(drawing, options);
          } catch (error) {
            onFailed({ stage: 'read', message: messageOf(error) });
            return;
          }
          onRead(prediction);
        }),
      close: () => {
        recognizer = null;
      },
    };
  };
}
