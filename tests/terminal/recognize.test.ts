// `raqam recognize` as it is built.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzip, synthesizeDigit } from '@raqam/dataset';
import { createRecognizer } from '@raqam/recognizer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAQAM, run } from './program.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-recognize-'));
  const ink = (color: string, paper?: string, side = 200) => Buffer.from(sevenSvg(color, paper, side));
  const at = (name: string) => join(folder, name);
  await writeFile(at('seven.svg'), ink('black', 'white'));
  await sharp(ink('black', 'white')).png().toFile(at('seven.png'));
  await sharp(ink('navy', 'beige')).jpeg().toFile(at('photo.jpg'));
  await sharp(ink('white', 'black')).webp({ lossless: true }).toFile(at('chalk.webp'));
  await sharp(ink('black', 'white')).tiff().toFile(at('scan.tiff'));
  await sharp(ink('black')).gif().toFile(at('transparent.gif'));
  await sharp(ink('white')).png().toFile(at('white-on-nothing.png'));
  // The camera was held upright: its picture lies on its side and says so.
  await sharp(ink('black', 'white')).rotate(90).withMetadata({ orientation: 8 }).jpeg().toFile(at('held.jpg'));
  await sharp(ink('black', 'white', 5000))
    .png()
    .toFile(at('huge.png'));
  await sharp(ink('white', 'white')).png().toFile(at('blank.png'));
  await writeFile(at('notes.txt'), 'no picture');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A seven of two strokes of a pen; without paper its ground is transparent. */
function sevenSvg(color: string, paper: string | undefined, side: number): string {
  const ground = paper === undefined ? '' : `<rect width="200" height="200" fill="${paper}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 200 200">${ground}` +
    `<path d="M60 50 L140 50 L95 155" fill="none" stroke="${color}" stroke-width="14" stroke-linecap="round"/></svg>`
  );
}

async function recognize(args: readonly string[], input?: Uint8Array) {
  const ended = await run(RAQAM, ['recognize', ...args, '--json'], { cwd: folder, ...(input && { input }) });
  return { ...ended, results: JSON.parse(ended.stdout) as Record<string, unknown>[] };
}

describe('pictures', () => {
  test('of any kind are read, in their order', async () => {
    const files = [
      ...['seven.svg', 'seven.png', 'photo.jpg', 'chalk.webp', 'scan.tiff'],
      ...['transparent.gif', 'white-on-nothing.png', 'held.jpg', 'huge.png'],
    ];
    const { code, stderr, results } = await recognize(files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(results.map(({ input, label }) => [input, label])).toEqual(files.map((file) => [file, 7]));
  });

  test('come back with all that the recognizer says', async () => {
    // A digit image in gray goes through to the last bit.
    const { pixels } = synthesizeDigit(1, 3);
    await sharp(pixels, { raw: { width: 28, height: 28, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toFile(join(folder, 'digit.png'));
    const recognizer = await createRecognizer();
    const prediction = recognizer.recognize({ data: pixels, width: 28, height: 28 });
    const { results } = await recognize(['digit.png']);
    expect(results).toEqual([
      {
        input: 'digit.png',
        verdict: prediction?.verdict,
        label: prediction?.label,
        probability: prediction?.probability,
        probabilities: prediction?.probabilities,
        runnerUp: prediction?.runnerUp,
        durationMs: expect.any(Number),
      },
    ]);
  });

  test('on which nothing is drawn have no label but a reason', async () => {
    const { code, results } = await recognize(['blank.png']);
    expect(code).toBe(0);
    expect(results).toEqual([{ input: 'blank.png', label: null, reason: 'nothing is drawn' }]);
  });

  test('that cannot be read are told by name; the others are read all the same', async () => {
    const { code, stderr, results } = await recognize(['notes.txt', 'seven.png', 'missing.png']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^raqam: notes\.txt is no picture that can be read: .*\. Pass a PNG, JPEG, WebP, GIF, TIFF or SVG file\.\nraqam: missing\.png cannot be read: there is no such file \(ENOENT\)\. Check the path\.\n$/,
    );
    expect(results.map(({ input, label }) => [input, label])).toEqual([
      ['notes.txt', null],
      ['seven.png', 7],
      ['missing.png', null],
    ]);
    expect(results[2]['reason']).toBe('missing.png cannot be read: there is no such file (ENOENT). Check the path.');
  });

  test('come through a pipe too', async () => {
    const { results } = await recognize(['-'], await readFile(join(folder, 'seven.png')));
    expect(results).toMatchObject([{ input: 'standard input', label: 7 }]);
  });

  test('are told a line each without --json', async () => {
    const { code, stdout } = await run(RAQAM, ['recognize', 'seven.png', 'blank.png'], { cwd: folder });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^7 +\d+\.\d% ━+ +\d +\d+\.\d% {2}seven\.png$/);
    expect(lines[1]).toBe('–  nothing is drawn  blank.png');
  });
});

describe('strokes', () => {
  const SEVEN = '{"strokes":[[[0,0],[10,0],[4,14]]]}';
  const LINES = [SEVEN, '', '{"label":7,"strokes":[[[0,0],[1000,0],[400,1400]]]}', '{"strokes":[]}'];

  test('with and without labels, in any units', async () => {
    await writeFile(join(folder, 'digits.jsonl'), LINES.join('\n'));
    const { code, results } = await recognize(['--strokes', 'digits.jsonl']);
    expect(code).toBe(0);
    expect(results).toMatchObject([
      { input: 'digits.jsonl:1', label: 7 },
      { input: 'digits.jsonl:3', label: 7 },
      { input: 'digits.jsonl:4', label: null, reason: 'nothing is drawn' },
    ]);
  });

  test('gzipped through a pipe', async () => {
    const { results } = await recognize(['--strokes', '-'], await gzip(new TextEncoder().encode(`${SEVEN}\n`)));
    expect(results).toMatchObject([{ input: 'standard input:1', label: 7 }]);
  });

  test('a line that is wrong is told by its number, and the next one is read', async () => {
    await writeFile(join(folder, 'wrong.jsonl'), ['{', '{"points":[]}', '{"strokes":5}', SEVEN].join('\n'));
    const { code, stderr, results } = await recognize(['--strokes', 'wrong.jsonl']);
    expect(code).toBe(1);
    expect(results.map(({ label }) => label)).toEqual([null, null, null, 7]);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe(
      'raqam: wrong.jsonl:1: this is not JSON; expected {"strokes":[[[x,y],…],…]}. Correct the line.',
    );
    expect(lines[1]).toBe(
      'raqam: wrong.jsonl:2: there are no strokes; expected {"strokes":[[[x,y],…],…]}. Correct the line.',
    );
    expect(lines[2]).toMatch(/^raqam: wrong\.jsonl:3: .*the drawing is 5; expected strokes/);
  });
});

test.each([
  [[], 'received nothing to read'],
  [['seven.png', '--strokes', 'digits.jsonl'], 'received files and --strokes'],
])('%j is wrong usage', async (args, message) => {
  expect(await run(RAQAM, ['recognize', ...args])).toMatchObject({
    code: 2,
    stderr: `raqam: ${message}; expected files, or --strokes FILE. See raqam recognize --help.\n`,
  });
});
