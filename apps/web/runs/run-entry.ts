import type { RunFile } from '@raqam/artifact';

/** What the list of runs shows of one, so that the list need not read every file. */
export interface RunEntry {
  /** The same for the same run, however often it is imported. */
  readonly id: string;
  /** At first the network's name, or for an imported run that of its file; a person may change it. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** On the test images; null when it was not judged by any. */
  readonly accuracy: number | null;
  /** How many test images there were, 0 for none. */
  readonly numTestImages: number;
  /** Whether the weights were kept at steps on the way, too. */
  readonly hasSnapshots: boolean;
  /** The queue that it was trained in, such as the four scenarios; the same for all runs of one queue. Null outside of one. */
  readonly group: string | null;
}

/** The entry of a run in the list. */
export function runEntryOf(run: RunFile, name: string, group: string | null = null): RunEntry {
  return {
    id: `${run.startedAt.replace(/\D/g, '')}-${run.weightsSha256.slice(0, 12)}`,
    name,
    startedAt: run.startedAt,
    accuracy: run.metrics?.accuracy ?? null,
    numTestImages: run.metrics?.count ?? 0,
    hasSnapshots: run.snapshots.length > 0,
    group,
  };
}
