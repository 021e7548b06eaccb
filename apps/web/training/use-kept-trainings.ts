'use client';

import { useCallback, useEffect, useState } from 'react';
import { forgetTraining, type KeptTraining, listTrainings, trainingLock } from './kept-trainings.ts';

/** The trainings that were left off when their tab was closed. */
export interface KeptTrainings {
  /** The latest first. */
  readonly leftOff: readonly KeptTraining[];
  readonly forget: (id: string) => Promise<void>;
}

/**
 * Looks for trainings that can be gone on with. Those that go on in this tab or another are not among them; when one of
 * these ends without having finished, such as in a tab that is reloaded, it comes to the list by itself.
 *
 * @param key Looked for again whenever it changes.
 */
export function useKeptTrainings(key: unknown): KeptTrainings {
  const [leftOff, setLeftOff] = useState<readonly KeptTraining[]>([]);

  const refresh = useCallback(async (signal: AbortSignal): Promise<void> => {
    const [trainings, { held = [] }] = await Promise.all([listTrainings(), navigator.locks.query()]);
    const isHeld = ({ job }: KeptTraining) => held.some(({ name }) => name === trainingLock(job.id));
    if (signal.aborted) return;
    setLeftOff(trainings.filter((training) => !isHeld(training)));
    await Promise.all(
      trainings.filter(isHeld).map(async ({ job }) => {
        await navigator.locks.request(trainingLock(job.id), { signal }, () => {});
        await refresh(signal);
      }),
    );
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when to look again
  useEffect(() => {
    const leaving = new AbortController();
    // Where the browser keeps nothing, nothing was left off.
    refresh(leaving.signal).catch(() => {});
    return () => leaving.abort();
  }, [refresh, key]);

  const forget = useCallback(async (id: string) => {
    await forgetTraining(id);
    setLeftOff((before) => before.filter(({ job }) => job.id !== id));
  }, []);

  return { leftOff, forget };
}
