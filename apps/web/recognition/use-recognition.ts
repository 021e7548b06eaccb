'use client';

import type { Stroke } from '@raqam/image';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ASLEEP, createRecognition, type RecognitionState } from './create-recognition.ts';

/** How long the page may stay busy before the network is loaded all the same. */
const IDLE_TIMEOUT_MS = 2000;

/**
 * Reads a drawing in a worker of its own, which is loaded when the page has come to rest or at the first stroke, and
 * gone with the component.
 *
 * @param drawing What is drawn, `null` for nothing; a new array at each change.
 * @returns The state of the reading, and what tries again after a fault.
 */
export function useRecognition(drawing: readonly Stroke[] | null): readonly [RecognitionState, retry: () => void] {
  const [recognition] = useState(() => createRecognition(createWorker));
  const state = useSyncExternalStore(recognition.subscribe, recognition.getState, () => ASLEEP);

  useEffect(() => {
    const cancel = whenIdle(recognition.start);
    return () => {
      cancel();
      recognition.stop();
    };
  }, [recognition]);

  useEffect(() => recognition.read(drawing), [recognition, drawing]);

  return [state, recognition.start];
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
