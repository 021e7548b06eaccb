'use client';

import {
  connectToWorker,
  createLiveReader,
  type LiveState,
  type PlainDrawing,
  type RecognizeOptions,
} from '@raqam/recognizer';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** How long the page may stay busy before the network is loaded all the same. */
const IDLE_TIMEOUT_MS = 2000;

const NO_OPTIONS: RecognizeOptions = {};

/**
 * Reads a drawing in a worker of its own, which is loaded when the page has come to rest or at the first stroke, and
 * gone with the component.
 *
 * @param drawing What is drawn, `null` for nothing; a new object at each change.
 * @param options How it is read; the same object at each call.
 * @returns The state of the reading, and what tries again after a fault.
 */
export function useRecognition(
  drawing: PlainDrawing | null,
  options: RecognizeOptions = NO_OPTIONS,
): readonly [LiveState, retry: () => void] {
  const [reader] = useState(() => createLiveReader(connectToWorker(createWorker)));
  const [asleep] = useState(reader.getState);
  const state = useSyncExternalStore(reader.subscribe, reader.getState, () => asleep);

  useEffect(() => {
    const cancel = whenIdle(() => void reader.start());
    return () => {
      cancel();
      reader.stop();
    };
  }, [reader]);

  useEffect(() => reader.read(drawing, options), [reader, drawing, options]);

  return [state, () => void reader.start()];
}

function createWorker(): Worker {
  return new Worker(new URL('./recognition-worker.ts', import.meta.url), { type: 'module' });
}

/** Calls back once the page has nothing to do; Safari, which cannot tell, waits a moment instead. @returns what cancels it. */
function whenIdle(callback: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(callback, { timeout: IDLE_TIMEOUT_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, IDLE_TIMEOUT_MS / 10);
  return () => clearTimeout(timer);
}
