import type { Stroke } from '@raqam/image';
import * as v from 'valibot';
import { describeIssue } from './describe-issue.ts';
import { StrokeFormatError } from './errors.ts';
import { gunzipStream } from './gzip.ts';

/** A digit as it was written. */
export interface StrokeSample {
  /** 0 to 9. */
  readonly label: number;
  /** In the order of writing; x to the right, y down, in any units. Empty where nothing was drawn. */
  readonly strokes: readonly Stroke[];
  /** Unique in the file; `null` when the line names none. */
  readonly writer: string | null;
}

/** A digit takes a few kilobytes; a line without end would fill the memory. */
const MAX_LINE_LENGTH = 2 ** 20;

const coordinate = v.pipe(v.number(), v.finite());
const pressure = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const point = v.union(
  [v.strictTuple([coordinate, coordinate]), v.strictTuple([coordinate, coordinate, pressure])],
  'a point [x, y] or [x, y, pressure from 0 to 1]',
);
const digit = 'a digit from 0 to 9';
const name = 'a name or a number';
const lineSchema = v.object(
  {
    label: v.pipe(v.number(digit), v.integer(digit), v.minValue(0, digit), v.maxValue(9, digit)),
    strokes: v.array(v.array(point, 'a list of points'), 'a list of strokes'),
    writer: v.optional(v.union([v.string(), v.number()], name)),
    provider: v.optional(v.string(name)),
  },
  'an object with label and strokes',
);

/**
 * Decodes labelled strokes, one digit per line of JSON, gzipped or not, while they arrive:
 *
 *     {"label":3,"writer":"kast","provider":"syn","strokes":[[[x,y],[x,y]],[[x,y]]]}
 *
 * `writer` and `provider` are optional; a writer's name is unique together with the provider. A third number of a point
 * is the pen's pressure. Other fields are passed over, and so are empty lines. A drawing without strokes or points is
 * one too: a recognizer is judged by those as well.
 *
 * @param fileName Used in errors only.
 * @throws {StrokeFormatError} `pendigits.jsonl, line 17: label is 12; expected a digit from 0 to 9. Correct the line or
 *   take it out.`
 * @throws {GzipFormatError} When the stream is damaged.
 */
export async function* decodeStrokeLines(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  fileName: string,
): AsyncGenerator<StrokeSample, void, undefined> {
  let lineNumber = 0;
  for await (const line of readLines(gunzipStream(stream, fileName), fileName)) {
    lineNumber += 1;
    if (line.trim() !== '') yield parseLine(line, `${fileName}, line ${lineNumber}`);
  }
}

async function* readLines(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let numLines = 0;
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new StrokeFormatError(
        `${fileName}: the text after line ${numLines} is not UTF-8. Write the file as lines of JSON in UTF-8.`,
        { cause },
      );
    }
  };
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    numLines += lines.length;
    yield* lines;
    if (rest.length > MAX_LINE_LENGTH) {
      throw new StrokeFormatError(
        `${fileName}, line ${numLines + 1}: longer than ${MAX_LINE_LENGTH} characters. Write one digit per line.`,
      );
    }
  }
  rest += decode();
  if (rest !== '') yield rest;
}

function parseLine(line: string, place: string): StrokeSample {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new StrokeFormatError(`${place}: this is not JSON. Correct the line or take it out.`, { cause });
  }
  const parsed = v.safeParse(lineSchema, value, { abortEarly: true });
  if (!parsed.success) {
    const problem = describeIssue(parsed.issues[0], 'the line');
    throw new StrokeFormatError(`${place}: ${problem}. Correct the line or take it out.`);
  }
  const { label, strokes, writer, provider } = parsed.output;
  const names = [provider, writer].filter((part) => part !== undefined);
  return { label, strokes, writer: writer === undefined ? null : names.join('/') };
}
