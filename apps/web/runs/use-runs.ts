'use client';

import { useCallback, useEffect, useState } from 'react';
import { messageOf } from './message-of.ts';
import { readRun } from './read-run.ts';
import { type RunEntry, runEntryOf } from './run-entry.ts';
import { deleteRun, listRuns, saveRun } from './run-store.ts';

/** The runs of this browser as far as they are known. */
type RunList =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly entries: readonly RunEntry[] };

/** What became of the file that was last opened; `null` before there was one, and after all went well. */
export type OpenedFile =
  | { readonly status: 'opening'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly message: string }
  | null;

/** The runs that this browser keeps, and what can be done with them. */
export interface Runs {
  readonly list: RunList;
  readonly opened: OpenedFile;
  /** Takes in a `.raqam` file. @returns the id of its run; `null` when it is none, which `opened` then tells. */
  readonly open: (file: File) => Promise<string | null>;
  readonly remove: (id: string) => Promise<void>;
}

/** Follows the runs of this browser. */
export function useRuns(): Runs {
  const [list, setList] = useState<RunList>({ status: 'loading' });
  const [opened, setOpened] = useState<OpenedFile>(null);

  const refresh = useCallback(async () => {
    try {
      setList({ status: 'ready', entries: await listRuns() });
    } catch (error) {
      setList({ status: 'failed', message: messageOf(error) });
    }
  }, []);

  useEffect(() => void refresh(), [refresh]);

  async function open(file: File): Promise<string | null> {
    setOpened({ status: 'opening', name: file.name });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { run } = await readRun(bytes, file.name);
      const entry = runEntryOf(run, file.name.replace(/\.raqam$/i, ''));
      await saveRun(entry, bytes);
      setOpened(null);
      await refresh();
      return entry.id;
    } catch (error) {
      setOpened({ status: 'failed', name: file.name, message: messageOf(error) });
      return null;
    }
  }

  async function remove(id: string): Promise<void> {
    try {
      await deleteRun(id);
    } catch (error) {
      setList({ status: 'failed', message: messageOf(error) });
      return;
    }
    await refresh();
  }

  return { list, opened, open, remove };
}
