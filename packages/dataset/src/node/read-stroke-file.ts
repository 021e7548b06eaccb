import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
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
