/** How far a download has come. */
export interface DownloadProgress {
  /** The name of the file, e.g. `train-images-idx3-ubyte.gz`. */
  readonly file: string;
  readonly receivedBytes: number;
  /** `null` when the server does not say. */
  readonly totalBytes: number | null;
}
