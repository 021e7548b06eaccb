'use client';

import {
  connectToWorker,
  createPlainReader,
  type LiveState,
  type PlainDrawing,
  type RecognizeOptions,
} from '@raqam/recognizer';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { announceAnswer } from '../loading/first-answer.ts';
import { whenIdle } from '../loading/when-idle.ts';

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
  const [reader] = useState(() => createPlainReader(connectToWorker(createWorker)));
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

  const isAnswered = state.firstAnswerMs !== null;
  useEffect(() => {
    if (isAnswered) announceAnswer();
  }, [isAnswered]);

  return [state, () => void reader.start()];
}

function createWorker(): Worker {
  return new Worker(new URL('./recognition-worker.ts', import.meta.url), { type: 'module' });
}
