import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Dataset } from '../dataset.ts';
import { datasetFromStrokes } from '../dataset-from-strokes.ts';
import { decodeStrokeLines, type StrokeSample } from '../decode-stroke-lines.ts';
import { fileAccessError } from './file-access-error.ts';
import { systemErrorCode } from './system-error-code.ts';

/**
 * Reads labelled strokes from a file, line by line: memory holds one digit's strokes at a time.
 *
 * @param path `.jsonl`, gzipped or not.
 * @throws {StrokeFormatError | GzipFormatError} When a line or the file is damaged.
 * @throws {FileAccessError} When the file cannot be read.
 */
export async function* readStrokeFile(path: string): AsyncGenerator<StrokeSample, void, undefined> {
  try {
    const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>;
    yield* decodeStrokeLines(stream, path);
  } catch (error) {
    throw systemErrorCode(error) === 'unknown' ? error : fileAccessError(path, 'read', error);
  }
}

/** Where labelled strokes of that name lie under `path`: the file itself, or with `.jsonl` or `.jsonl.gz` added. */
export async function findStrokeFile(path: string): Promise<string | null> {
  const candidates = /\.jsonl(\.gz)?$/.test(path) ? [path] : [`${path}.jsonl`, `${path}.jsonl.gz`];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}

/** Reads labelled strokes from a file and draws them under the 28×28 contract. */
export async function loadStrokes(path: string, name: string): Promise<Dataset> {
  return datasetFromStrokes(`${name}/train`, readStrokeFile(path));
}
