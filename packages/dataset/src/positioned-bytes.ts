/** A part of a file, and where its bytes go. */
export interface ByteRange {
  /** In the file, in bytes. */
  readonly position: number;
  /** Filled by the read; as long as the part. */
  readonly target: Uint8Array<ArrayBuffer>;
}

/** Bytes that are somewhere else and can be read part by part: a file of Node's, a browser's Blob. */
export interface PositionedBytes {
  /** Used in errors only. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Reads some parts, in any order. */
  read(ranges: readonly ByteRange[]): Promise<void>;
}
