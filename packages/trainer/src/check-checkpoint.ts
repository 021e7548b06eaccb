import type { Checkpoint, DatasetIdentity, ModelSpec, TrainOptions } from '@raqam/artifact';
import { CheckpointError } from './errors.ts';

/** The run that wants to go on. */
export interface ResumedRun {
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  readonly dataset: DatasetIdentity;
}

/**
 * Makes sure that a checkpoint is of the run that goes on from it: the same network, options and data, or it would end
 * otherwise than undisturbed. Only `workers` may differ, since it never changes a result.
 *
 * @throws {CheckpointError} `the checkpoint is of a run with epochs 5; this one has epochs 9. …`
 */
export function checkCheckpoint(checkpoint: Checkpoint, run: ResumedRun): void {
  const fields = ['dataset', 'spec'] as const;
  for (const field of fields) {
    if (!isSame(checkpoint[field], run[field])) {
      refuse(`${field} ${checkpoint[field].name}`, `${field} ${run[field].name}, which is not the same`);
    }
  }
  for (const option of Object.keys(run.options) as (keyof TrainOptions)[]) {
    const [saved, asked] = [checkpoint.options[option], run.options[option]];
    if (option !== 'workers' && !isSame(saved, asked)) {
      refuse(`${option} ${JSON.stringify(saved)}`, `${option} ${JSON.stringify(asked)}`);
    }
  }
}

function refuse(saved: string, asked: string): never {
  throw new CheckpointError(
    `the checkpoint is of a run with ${saved}; this one has ${asked}. ` +
      'Ask for the run that was interrupted, or begin anew without resuming.',
  );
}

/** Plain data with the same values, whatever the order of the fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  const [entriesA, entriesB] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return entriesA.size === entriesB.size && [...entriesA].every(([key, value]) => isSame(value, entriesB.get(key)));
}
