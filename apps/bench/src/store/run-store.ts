import type { ReportDocument } from '../document/report-document.ts';
import type { TimingLog } from '../timing/timings.ts';
import type { StoredRun } from './stored-run.ts';

/**
 * Finished runs on a disk, one for each digest, with the reports made of them. What is added stays: nothing is changed
 * later. Every file is written beside its place, brought to the disk and renamed, so that neither a crash nor a full
 * disk leaves half of one.
 *
 *     runs/<digest>.json         what the run file does not say; written last, so that it stands for the whole run
 *     runs/<digest>.raqam        the run file of a network, with its weights
 *     reports/<name>.json        the last report of an experiment
 *     timings/<key>-<n>.json      rounds of measured durations, n from 0
 *     checkpoints/<digest>.*     how far a run had come that is not finished
 *     lock                       there while a runner works
 */
export interface RunStore {
  /** Absolute. */
  readonly path: string;
  /** Aborted with a `StoreLostError` when the store is no longer this runner's. */
  readonly lost: AbortSignal;
  /**
   * Looks now, where `lost` tells within a second or two.
   *
   * @throws {StoreLostError} When the store is no longer this runner's.
   */
  checkIsOurs(): Promise<void>;
  has(digest: string): Promise<boolean>;
  /**
   * Reads a run whole. One whose files are damaged is told of, set aside as `*.damaged` and then as good as absent.
   *
   * @returns Null when there is none.
   * @throws {StorageError} When it cannot be read.
   */
  read(digest: string): Promise<StoredRun | null>;
  /**
   * Keeps a run. One that is there already stays as it is.
   *
   * @throws {StorageError} `cannot save …/runs/ab….raqam: the disk is full (ENOSPC). Free some space and save again.`
   * @throws {StoreLostError} When the store was deleted, or another runner took it over.
   * @throws {StoreError} When the store was opened for reading only.
   */
  add(run: StoredRun): Promise<void>;
  /** The digests of all runs, sorted. */
  list(): Promise<readonly string[]>;
  /** Replaces the report of that name. Throws as {@link add}. */
  writeReport(name: string, document: ReportDocument): Promise<void>;
  /**
   * Null when there is none.
   *
   * @throws {ReportFormatError} When it is no report.
   */
  readReport(name: string): Promise<ReportDocument | null>;
  /**
   * Rounds of measured durations, each kept as soon as it is over.
   *
   * @param key Of what is timed, a digest.
   */
  timingLog(key: string): TimingLog;
  /** Where a run that is not finished keeps how far it has come; `ending` tells its files apart. */
  checkpointPath(digest: string, ending: 'checkpoint' | 'json'): string;
  /** Gives the store back. */
  close(): Promise<void>;
}
