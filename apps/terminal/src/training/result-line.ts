import type { RunFile } from '@raqam/artifact';
import type { RunFolder } from './run-folder.ts';

/** What `raqam train` ends with, as one line of JSON. Measures are null, and the count 0, where there was no test. */
export interface TrainResult {
  readonly accuracy: number | null;
  readonly loss: number | null;
  readonly count: number;
  readonly weightsSha256: string;
  readonly durationMs: number;
  /** The model's folder, absolute. */
  readonly artifact: string;
  /** The run's file, absolute. */
  readonly run: string;
}

/** The result of a run in its folder. */
export function trainResult({ metrics, weightsSha256, durationMs }: RunFile, folder: RunFolder): TrainResult {
  const { accuracy, loss, count } = metrics ?? { accuracy: null, loss: null, count: 0 };
  return { accuracy, loss, count, weightsSha256, durationMs, artifact: folder.path, run: folder.runFile };
}
