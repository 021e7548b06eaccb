import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { gunzipStream } from '@raqam/dataset';
import { InputError } from './command-error.ts';
import { inputError, inputName, STANDARD_INPUT } from './read-input.ts';

/** One line of a file of strokes. */
export interface DrawingLine {
  /** From 1. */
  readonly lineNumber: number;
  readonly text: string;
}

/**
 * Reads a file of drawings line by line, gzipped or not; empty lines are passed over.
 *
 * @param path A file, or `-` for standard input.
 * @throws {InputError} `digits.jsonl cannot be read: there is no such file (ENOENT). Check the path.`
 * @throws {GzipFormatError} When the stream is damaged.
 */
export async function* readDrawingLines(path: string): AsyncGenerator<DrawingLine, void, undefined> {
  const bytes = path === STANDARD_INPUT ? process.stdin : createReadStream(path);
  const stream = Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>;
  const unpacked = Readable.from(gunzipStream(stream, inputName(path)));
  let lineNumber = 0;
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber += 1;
      if (text.trim() !== '') yield { lineNumber, text };
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? inputError(path, error) : error;
  }
}

/**
 * Takes the strokes out of a line, `{"strokes":[[[x,y],…],…]}`, y down, in any units. A label and other fields are
 * passed over.
 *
 * @returns Of unknown form: the recognizer checks it.
 * @throws {InputError} `there are no strokes; expected {"strokes":[[[x,y],…],…]}. Correct the line.`
 */
export function decodeDrawing(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError('this is not JSON; expected {"strokes":[[[x,y],…],…]}. Correct the line.', { cause: error });
  }
  if (typeof value === 'object' && value !== null && 'strokes' in value) return value.strokes;
  throw new InputError('there are no strokes; expected {"strokes":[[[x,y],…],…]}. Correct the line.');
}
