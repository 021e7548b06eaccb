import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStrokeLines, type StrokeSample } from './decode-stroke-lines.ts';
import { GzipFormatError, StrokeFormatError } from './errors.ts';
import { gzip } from './gzip.ts';

const encode = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

async function decode(bytes: Uint8Array<ArrayBuffer>, chunkSize = bytes.length): Promise<StrokeSample[]> {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let i = 0; i < bytes.length; i += chunkSize) controller.enqueue(bytes.slice(i, i + chunkSize));
      controller.close();
    },
  });
  const samples: StrokeSample[] = [];
  for await (const sample of decodeStrokeLines(stream, 'strokes.jsonl')) samples.push(sample);
  return samples;
}

const GOOD = '{"label":3,"writer":"kast","provider":"syn","quality":"OK","strokes":[[[1,2],[3,4.5]],[[5,-6,0.5]]]}';

test('reads label, strokes and writer; a writer is unique together with the provider', async () => {
  const lines = `${GOOD}\n\n{"label":8,"writer":1,"dt":[100],"strokes":[[[1,2]]]}\n{"label":0,"strokes":[[[0,0],[9,9]]]}`;
  expect(await decode(encode(lines))).toEqual([
    {
      label: 3,
      writer: 'syn/kast',
      strokes: [
        [
          [1, 2],
          [3, 4.5],
        ],
        [[5, -6, 0.5]],
      ],
    },
    { label: 8, writer: '1', strokes: [[[1, 2]]] },
    {
      label: 0,
      writer: null,
      strokes: [
        [
          [0, 0],
          [9, 9],
        ],
      ],
    },
  ]);
});

test('reads the same, gzipped or not, however the bytes are cut up', async () => {
  const lines = encode(`${GOOD}\r\n${GOOD.replace('kast', 'Žofie')}\n`);
  const whole = await decode(lines);
  expect(whole.map(({ writer }) => writer)).toEqual(['syn/kast', 'syn/Žofie']);
  for (const chunkSize of [1, 2, 3, 64]) {
    expect(await decode(lines, chunkSize)).toEqual(whole);
    expect(await decode(await gzip(lines), chunkSize)).toEqual(whole);
  }
});

test.each([
  ['{"label":12,"strokes":[[[1,2]]]}', 'label is 12; expected a digit from 0 to 9'],
  ['{"label":"3","strokes":[[[1,2]]]}', 'label is "3"; expected a digit from 0 to 9'],
  ['{"label":3.5,"strokes":[[[1,2]]]}', 'label is 3.5; expected a digit from 0 to 9'],
  ['{"strokes":[[[1,2]]]}', 'label is missing; expected an object with label and strokes'],
  ['7', 'the line is 7; expected an object with label and strokes'],
  ['{"label":3}', 'strokes is missing; expected an object with label and strokes'],
  ['[3]', 'label is missing; expected an object with label and strokes'],
  ['{"label":3,"strokes":[3]}', 'strokes.0 is 3; expected a list of points'],
  [
    '{"label":3,"strokes":[[[1,2],[1]]]}',
    'strokes.0.1 is [1]; expected a point [x, y] or [x, y, pressure from 0 to 1]',
  ],
  [
    '{"label":3,"strokes":[[[1,2,7]]]}',
    'strokes.0.0 is [1,2,7]; expected a point [x, y] or [x, y, pressure from 0 to 1]',
  ],
  [
    '{"label":3,"strokes":[[[1,1e999]]]}',
    'strokes.0.0 is [1,null]; expected a point [x, y] or [x, y, pressure from 0 to 1]',
  ],
  ['{"label":3,"writer":{},"strokes":[[[1,2]]]}', 'writer is {}; expected a name or a number'],
])('refuses the line %s', async (line, problem) => {
  await expect(decode(encode(`${GOOD}\n${line}\n`))).rejects.toThrow(
    new StrokeFormatError(`strokes.jsonl, line 2: ${problem}. Correct the line or take it out.`),
  );
});

test('a blank drawing is a sample too', async () => {
  const samples = await decode(encode('{"label":3,"strokes":[]}\n{"label":4,"strokes":[[]]}\n'));
  expect(samples.map(({ strokes }) => strokes)).toEqual([[], [[]]]);
});

test('refuses what is not JSON', async () => {
  await expect(decode(encode(`${GOOD}\n${GOOD}\n${GOOD.slice(0, -3)}`))).rejects.toThrow(
    new StrokeFormatError('strokes.jsonl, line 3: this is not JSON. Correct the line or take it out.'),
  );
});

test('refuses what is not UTF-8', async () => {
  await expect(decode(Uint8Array.of(...encode(`${GOOD}\n`), 0xff, 0xfe), 200)).rejects.toThrow(
    new StrokeFormatError(
      'strokes.jsonl: the text after line 0 is not UTF-8. Write the file as lines of JSON in UTF-8.',
    ),
  );
});

test('refuses a line without end', async () => {
  await expect(decode(new Uint8Array(3 * 2 ** 20).fill(0x20), 2 ** 16)).rejects.toThrow(
    new StrokeFormatError('strokes.jsonl, line 1: longer than 1048576 characters. Write one digit per line.'),
  );
});

test('refuses a damaged stream', async () => {
  const packed = await gzip(encode(`${GOOD}\n`));
  await expect(decode(packed.slice(0, -4))).rejects.toThrow(
    new GzipFormatError('strokes.jsonl: the gzip stream is damaged or cut short. Fetch the file again.'),
  );
});

test('no random bytes are accepted or fail in another way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (bytes) => {
      const outcome = await decode(Uint8Array.from(bytes)).catch((error: unknown) => error);
      const isBlank = new TextDecoder().decode(bytes).trim() === '';
      const isRefused = outcome instanceof StrokeFormatError || outcome instanceof GzipFormatError;
      expect(isRefused || (isBlank && Array.isArray(outcome) && outcome.length === 0)).toBe(true);
    }),
  );
});
