'use client';

import { proxy } from 'comlink';
import { useEffect, useMemo, useRef, useState } from 'react';
import { messageOf } from '../runs/message-of.ts';
import { WorkerService } from '../runs/worker-service.ts';
import type { DataChoice } from './data-choice.ts';
import type { dataService, Opened, OpeningProgress } from './data-service.ts';

/** The worker that holds the data set. */
export type DataWorker = WorkerService<typeof dataService>;

/** How far the page is with its data set. */
export type DataState =
  | { readonly status: 'idle' }
  | { readonly status: 'opening'; readonly choice: DataChoice; readonly progress: OpeningProgress | null }
  | { readonly status: 'failed'; readonly choice: DataChoice; readonly message: string }
  | { readonly status: 'done'; readonly choice: DataChoice; readonly result: Opened };

interface DataSet {
  readonly state: DataState;
  readonly worker: DataWorker;
  /** Opens another data set; the one before is let go. */
  readonly open: (choice: DataChoice) => void;
  /** Stops opening, a download too; and lets go what is open. */
  readonly close: () => void;
}

/** One data set at a time, held by a worker as long as the page is open. */
export function useDataSet(): DataSet {
  const [state, setState] = useState<DataState>({ status: 'idle' });
  const worker = useMemo<DataWorker>(
    () => new WorkerService(() => new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module' })),
    [],
  );
  /** Only the newest wish is answered. */
  const newest = useRef<DataChoice | null>(null);

  useEffect(() => () => worker.stop(), [worker]);

  function open(choice: DataChoice): void {
    // Whatever the worker is at, a download of 10 MB or a thousand photographs, is of no use any more.
    worker.stop();
    newest.current = choice;
    const enter = (next: DataState) => {
      if (newest.current === choice) setState(next);
    };
    enter({ status: 'opening', choice, progress: null });
    let isOpening = true;
    const onProgress = proxy((progress: OpeningProgress) => {
      // Progress comes on a channel of its own, and may come after the end.
      if (isOpening) enter({ status: 'opening', choice, progress });
    });
    const end = (next: DataState) => {
      isOpening = false;
      enter(next);
    };
    worker
      .call(async (api): Promise<Opened> => await api.open(choice, onProgress))
      .then(
        (result) => end({ status: 'done', choice, result }),
        (error: unknown) => end({ status: 'failed', choice, message: messageOf(error) }),
      );
  }

  function close(): void {
    newest.current = null;
    worker.stop();
    setState({ status: 'idle' });
  }

  return { state, worker, open, close };
}
