'use client';

import { useCallback, useEffect, useState } from 'react';
import { messageOf } from './message-of.ts';
import { takeRun } from './run-client.ts';
import type { RunEntry } from './run-entry.ts';
import { deleteRun, listRuns, renameRun } from './run-store.ts';

/** The runs of this browser as far as they are known. */
type RunList =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly entries: readonly RunEntry[] };

/** What is becoming, or has become, of the files that were last opened. */
export interface OpenedFiles {
  /** The name of the one that is being read; `null` when all are done. */
  readonly reading: string | null;
  /** Those that are no runs, and why. */
  readonly failed: readonly { readonly name: string; readonly message: string }[];
}

/** The runs that this browser keeps, and what can be done with them. */
export interface Runs {
  readonly list: RunList;
  readonly opened: OpenedFiles;
  /** Takes in `.raqam` files. @returns the id of the last one that is a run; `null` when none is, which `opened` tells. */
  readonly open: (files: readonly File[]) => Promise<string | null>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Follows the runs of this browser. */
export function useRuns(): Runs {
  const [list, setList] = useState<RunList>({ status: 'loading' });
  const [opened, setOpened] = useState<OpenedFiles>({ reading: null, failed: [] });

  const refresh = useCallback(async () => {
    try {
      setList({ status: 'ready', entries: await listRuns() });
    } catch (error) {
      setList({ status: 'failed', message: messageOf(error) });
    }
  }, []);

  useEffect(() => void refresh(), [refresh]);

  async function open(files: readonly File[]): Promise<string | null> {
    const failed: OpenedFiles['failed'][number][] = [];
    let last: string | null = null;
    for (const file of files) {
      setOpened({ reading: file.name, failed: [...failed] });
      try {
        last = (await takeRun(file)).id;
      } catch (error) {
        failed.push({ name: file.name, message: messageOf(error) });
      }
    }
    setOpened({ reading: null, failed });
    await refresh();
    return last;
  }

  async function change(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      setList({ status: 'failed', message: messageOf(error) });
      return;
    }
    await refresh();
  }

  return {
    list,
    opened,
    open,
    rename: async (id, name) => await change(async () => await renameRun(id, name)),
    remove: async (id) => await change(async () => await deleteRun(id)),
  };
}
