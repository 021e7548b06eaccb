import type { EngineRecord, RunFile } from '@raqam/artifact';
import type { HeldOutScore } from '@raqam/trainer';
import type { RunFolder } from './run-folder.ts';

/** What `raqam train` ends with, as one line of JSON. Measures are null, and the count 0, where there was no test. */
export interface TrainResult {
  readonly accuracy: number | null;
  readonly loss: number | null;
  readonly count: number;
  readonly weightsSha256: string;
  readonly durationMs: number;
  /** How a recipe's held-out parts were read; absent where there are none, and for a run that had been finished before. */
  readonly validation?: readonly HeldOutScore[];
  /** What computed: its name, workers, memory and precision. */
  readonly engine: EngineRecord | null;
  /** The model's folder, absolute. */
  readonly artifact: string;
  /** The run's file, absolute. */
  readonly run: string;
}

/** The result of a run in its folder. */
export function trainResult(
  { metrics, weightsSha256, durationMs, environment }: RunFile,
  validation: readonly HeldOutScore[],
  folder: RunFolder,
): TrainResult {
  const { accuracy, loss, count } = metrics ?? { accuracy: null, loss: null, count: 0 };
  const { engine } = environment;
  return {
    ...{ accuracy, loss, count, ...(validation.length > 0 && { validation }) },
    ...{ weightsSha256, durationMs, engine },
    artifact: folder.path,
    run: folder.runFile,
  };
}
