import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { RunEntry } from './run-entry.ts';

/** Runs as this browser keeps them: the list apart from the files, which are large. */
interface RunSchema extends DBSchema {
  entries: { key: string; value: RunEntry };
  files: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** Opens the store; a connection is held only as long as it is used, so that no page blocks another. */
async function withStore<Result>(act: (store: IDBPDatabase<RunSchema>) => Promise<Result>): Promise<Result> {
  const store = await openDB<RunSchema>('raqam-runs', 2, {
    async upgrade(database, from, _, transaction) {
      if (from < 1) {
        database.createObjectStore('entries', { keyPath: 'id' });
        database.createObjectStore('files');
        return;
      }
      // Version 1 kept neither snapshots nor queues.
      const entries = transaction.objectStore('entries');
      for (const entry of await entries.getAll()) await entries.put({ ...entry, hasSnapshots: false, group: null });
    },
  });
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

/**
 * Keeps a run in this browser, in the place of the same run if it is there already.
 *
 * @param file The run as `encodeRunFile` writes it.
 * @throws {DOMException} When the browser keeps nothing, or has no room left (`QuotaExceededError`).
 */
export async function saveRun(entry: RunEntry, file: Uint8Array<ArrayBuffer>): Promise<void> {
  await withStore(async (store) => {
    const transaction = store.transaction(['entries', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('entries').put(entry),
      transaction.objectStore('files').put(file, entry.id),
      transaction.done,
    ]);
  });
}

/**
 * All runs that are kept, the latest first.
 *
 * @throws {DOMException} When the browser keeps nothing.
 */
export async function listRuns(): Promise<readonly RunEntry[]> {
  const entries = await withStore((store) => store.getAll('entries'));
  return entries.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** The file of a run; `null` when there is none of this id. */
export async function loadRun(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await withStore((store) => store.get('files', id))) ?? null;
}

/**
 * Gives a run another name, in the list only: its file stays as it is.
 *
 * @throws {DOMException} When the browser keeps nothing.
 */
export async function renameRun(id: string, name: string): Promise<void> {
  await withStore(async (store) => {
    const transaction = store.transaction('entries', 'readwrite');
    const entry = await transaction.store.get(id);
    if (entry !== undefined) await transaction.store.put({ ...entry, name });
    await transaction.done;
  });
}

/** Forgets a run; there being none is no error. */
export async function deleteRun(id: string): Promise<void> {
  await withStore(async (store) => {
    const transaction = store.transaction(['entries', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('entries').delete(id),
      transaction.objectStore('files').delete(id),
      transaction.done,
    ]);
  });
}
