import type { ExperimentData } from '../experiment/experiment.ts';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import { createRunSlot, type RunSlot } from './create-run-slot.ts';
import type { RunData } from './run-data.ts';
import { type SharedRunData, shareRunData } from './shared-run-data.ts';

/** Threads with the data that they work on. */
export interface Crew {
  readonly slots: readonly RunSlot[];
  /** By {@link dataKeyOf}. */
  readonly data: ReadonlyMap<string, SharedRunData>;
  dispose(): Promise<void>;
}

/** What a crew is made of. */
export interface OpenCrewOptions {
  /** Threads that compute at a time. */
  readonly jobs: number;
  readonly loadData: (data: ExperimentData) => Promise<RunData>;
}

/** Loads the data of some runs, once, and makes the threads that share them. */
export async function openCrew(runs: readonly PlannedRun[], { jobs, loadData }: OpenCrewOptions): Promise<Crew> {
  const data = new Map<string, SharedRunData>();
  for (const planned of runs) {
    const key = dataKeyOf(planned);
    if (!data.has(key)) data.set(key, shareRunData(await loadData(planned.data)));
  }
  const slots = Array.from({ length: runs.length === 0 ? 0 : jobs }, () => createRunSlot(data));
  return {
    slots,
    data,
    dispose: async () => {
      await Promise.all(slots.map((slot) => slot.dispose()));
    },
  };
}

/** What tells the data of runs apart. */
export function dataKeyOf({ data: { folder, name } }: Pick<PlannedRun, 'data'>): string {
  return folder ?? name;
}
