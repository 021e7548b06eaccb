import type { Stroke } from '@raqam/image';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A drawing of which the visitor said what it is. It never leaves the device. */
export interface Correction {
  readonly id: string;
  /** In pad units, y down; `null` where it was a picture. */
  readonly strokes: readonly Stroke[] | null;
  /** What the network saw: 28×28 levels, row-major, ink 255 on paper 0, as a data set holds them. */
  readonly image: Uint8Array<ArrayBuffer>;
  /** What it is, 0 to 9, as the visitor says. */
  readonly label: number;
  /** What the network read, 0 to 9. */
  readonly readAs: number;
  /** When it was said, as an ISO 8601 time. */
  readonly savedAt: string;
}

interface CorrectionSchema extends DBSchema {
  corrections: { key: string; value: Correction; indexes: { savedAt: string } };
}

/** Opens the store; a connection is held only as long as it is used, so that no page blocks another. */
async function withStore<Result>(act: (store: IDBPDatabase<CorrectionSchema>) => Promise<Result>): Promise<Result> {
  const store = await openDB<CorrectionSchema>('raqam-corrections', 1, {
    upgrade(database) {
      database.createObjectStore('corrections', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
    },
  });
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

/**
 * Keeps a correction in this browser, in the place of the one of the same id if there is one.
 *
 * @throws {DOMException} When the browser keeps nothing, or has no room left (`QuotaExceededError`).
 */
export async function saveCorrection(correction: Correction): Promise<void> {
  await withStore((store) => store.put('corrections', correction));
}

/**
 * All corrections that are kept, in the order in which they were made.
 *
 * @throws {DOMException} When the browser keeps nothing.
 */
export async function listCorrections(): Promise<readonly Correction[]> {
  return await withStore((store) => store.getAllFromIndex('corrections', 'savedAt'));
}

/**
 * Forgets the corrections of these ids; there being none of an id is no error.
 *
 * @throws {DOMException} When the browser keeps nothing.
 */
export async function deleteCorrections(ids: readonly string[]): Promise<void> {
  await withStore(async (store) => {
    const transaction = store.transaction('corrections', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  });
}
