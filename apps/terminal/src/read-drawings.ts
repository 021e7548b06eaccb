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
  /** Of unknown form: the recognizer checks it. */
  readonly strokes: unknown;
}

/**
 * Reads drawings line by line, gzipped or not: `{"strokes":[[[x,y],…],…]}`, y down, in any units. A label and other
 * fields are passed over, and so are empty lines.
 *
 * @param path A file, or `-` for standard input.
 * @throws {InputError} `digits.jsonl, line 3: this is not JSON. Write one object with strokes on each line.`
 * @throws {GzipFormatError} When the stream is damaged.
 */
export async function* readDrawings(path: string): AsyncGenerator<DrawingLine, void, undefined> {
  const bytes = path === STANDARD_INPUT ? process.stdin : createReadStream(path);
  const stream = Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>;
  const unpacked = Readable.from(gunzipStream(stream, inputName(path)));
  let lineNumber = 0;
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber += 1;
      if (line.trim() !== '') yield { lineNumber, strokes: strokesOf(line, `${inputName(path)}, line ${lineNumber}`) };
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? inputError(path, error) : error;
  }
}

function strokesOf(line: string, place: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new InputError(`${place}: this is not JSON. Write one object with strokes on each line.`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && 'strokes' in value) return value.strokes;
  throw new InputError(`${place}: there are no strokes; expected {"strokes":[[[x,y],…],…]}. Correct the line.`);
}
