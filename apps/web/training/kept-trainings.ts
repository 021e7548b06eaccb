import type { Snapshot } from '@raqam/artifact';
import type { CheckpointStore } from '@raqam/trainer';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StepCurves } from './progress-tracker.ts';
import type { FinishedRun } from './session-messages.ts';
import type { TrainingJob } from './training-job.ts';

/** A training that can go on after its tab was closed: what was wanted, and how far it is. */
export interface KeptTraining {
  readonly job: TrainingJob;
  /** The plan that is under way. */
  readonly index: number;
  /** Of this plan, behind its last checkpoint; 0-based, and null where there is no checkpoint yet. */
  readonly place: { readonly epoch: number; readonly stepInEpoch: number } | null;
  /** As far as that checkpoint. */
  readonly curves: StepCurves;
  /** Of the job's earlier plans. */
  readonly finished: readonly FinishedRun[];
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
}

interface TrainingSchema extends DBSchema {
  trainings: { key: string; value: KeptTraining };
  checkpoints: { key: string; value: Uint8Array<ArrayBuffer> };
  snapshots: { key: [id: string, step: number]; value: Snapshot };
}

/** Opens the store; a connection is held only as long as it is used, so that no page blocks another. */
async function withStore<Result>(act: (store: IDBPDatabase<TrainingSchema>) => Promise<Result>): Promise<Result> {
  const store = await openDB<TrainingSchema>('raqam-trainings', 1, {
    upgrade(database) {
      database.createObjectStore('trainings', { keyPath: 'job.id' });
      database.createObjectStore('checkpoints');
      database.createObjectStore('snapshots');
    },
  });
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

/** The lock that a worker holds as long as it trains: a browser frees it with the tab, however that ends. */
export function trainingLock(id: string): string {
  return `raqam-training-${id}`;
}

/** Keeps what was wanted and how far it is, in the place of what was kept of the same job. */
export async function keepTraining(training: KeptTraining): Promise<void> {
  await withStore((store) => store.put('trainings', training));
}

/** What is kept of a job; null when nothing is. */
export async function findTraining(id: string): Promise<KeptTraining | null> {
  return (await withStore((store) => store.get('trainings', id))) ?? null;
}

/** All trainings that are kept, the latest first; also those that go on in this tab or another. */
export async function listTrainings(): Promise<readonly KeptTraining[]> {
  const trainings = await withStore((store) => store.getAll('trainings'));
  return trainings.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Forgets a training with all that belongs to it; there being none is no error. */
export async function forgetTraining(id: string): Promise<void> {
  await withStore(async (store) => {
    const transaction = store.transaction(['trainings', 'checkpoints', 'snapshots'], 'readwrite');
    await Promise.all([
      transaction.objectStore('trainings').delete(id),
      transaction.objectStore('checkpoints').delete(id),
      transaction.objectStore('snapshots').delete(stepsOf(id)),
      transaction.done,
    ]);
  });
}

/** Keeps one snapshot of the plan that is under way. */
export async function keepSnapshot(id: string, snapshot: Snapshot): Promise<void> {
  await withStore((store) => store.put('snapshots', snapshot, [id, snapshot.step]));
}

/** The snapshots of the plan that is under way, by step. */
export async function listSnapshots(id: string): Promise<readonly Snapshot[]> {
  return await withStore((store) => store.getAll('snapshots', stepsOf(id)));
}

/** Where the checkpoint of the plan under way is kept. With it go the snapshots that belong to it. */
export function createCheckpointStore(id: string): CheckpointStore {
  return {
    save: async (bytes) => {
      await withStore((store) => store.put('checkpoints', bytes, id));
      return `indexeddb:raqam-trainings/${id}`;
    },
    load: async () => (await withStore((store) => store.get('checkpoints', id))) ?? null,
    remove: async () => {
      await withStore(async (store) => {
        const transaction = store.transaction(['checkpoints', 'snapshots'], 'readwrite');
        await Promise.all([
          transaction.objectStore('checkpoints').delete(id),
          transaction.objectStore('snapshots').delete(stepsOf(id)),
          transaction.done,
        ]);
      });
    },
  };
}

function stepsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}
