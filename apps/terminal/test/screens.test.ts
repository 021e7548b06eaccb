import type { Stroke } from '@raqam/image';
import type { ReadingEvents } from '@raqam/recognizer';
import { afterEach, expect, test, vi } from 'vitest';
import { type DigitLoading, type DigitSetName, indexDigits } from '../src/digit-library.ts';
import { barDigits } from './digits.ts';
import { readAsSeven } from './read-as-seven.ts';
import { type RunAppOptions, runApp } from './run-app.tsx';
import type { RunningScreen } from './run-screen.tsx';

const LEFT = '\x1b[D';
const RIGHT = '\x1b[C';
const UP = '\x1b[A';
const DOWN = '\x1b[B';
const END = '\x1b[F';
const ESCAPE = '\x1b';

const SIZES = [
  { columns: 40, rows: 24 },
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

const MODEL = { name: 'cnn', numParameters: 37_610, weightsSha256: '0'.repeat(64), backend: 'wasm' } as const;

let app: RunningScreen;

afterEach(() => {
  app.close();
});

function loadAtOnce(name: DigitSetName, loading: DigitLoading): () => void {
  loading.onLoaded(name, indexDigits(barDigits(name), 'data/mnist'));
  return () => {};
}

function start(size = { columns: 80, rows: 24 }, options: Partial<RunAppOptions> = {}): RunningScreen {
  app = runApp(size, { load: loadAtOnce, connect: readAsSeven(), ...options });
  return app;
}

/** Types, and waits until the screen shows a text. */
async function typeUntil(input: string, text: string): Promise<void> {
  app.type(input);
  await seen(text);
}

async function seen(text: string): Promise<void> {
  await vi.waitFor(() => expect(app.screen()).toContain(text));
}

/** Presses the left button in a cell, drags to others and lets go; cells as terminals count them, from 1. */
function drag(...cells: readonly (readonly [column: number, row: number])[]): string {
  const [[column, row], ...others] = cells;
  const [lastColumn, lastRow] = cells[cells.length - 1];
  const moves = others.map(([x, y]) => `\x1b[<32;${x};${y}M`);
  return `\x1b[<0;${column};${row}M${moves.join('')}\x1b[<0;${lastColumn};${lastRow}m`;
}

test.each(SIZES)('home at $columns×$rows', async (size) => {
  start(size);
  await expect(app.screen()).toMatchFileSnapshot(`frames/home-${size.columns}x${size.rows}.txt`);
});

test.each(SIZES.slice(1))('data at $columns×$rows', async (size) => {
  start(size);
  await typeUntil('2', '1 of 12');
  await expect(app.screen()).toMatchFileSnapshot(`frames/data-${size.columns}x${size.rows}.txt`);
});

/** Parts of the draw screen appear and grow with the window: see draw-layout.test.ts for all sizes. */
const DRAW_SIZES = [...SIZES.slice(1), { columns: 120, rows: 20 }, { columns: 210, rows: 60 }];

test.each(DRAW_SIZES)('draw at $columns×$rows', async (size) => {
  start(size);
  await typeUntil('1', 'draw a digit');
  await typeUntil(drag([8, 6], [18, 6], [12, 12]), '95.1%');
  await seen('pen up');
  await expect(app.screen()).toMatchFileSnapshot(`frames/draw-${size.columns}x${size.rows}.txt`);
});

test('with nothing drawn the draw screen is calm', async () => {
  start(undefined, { screen: 'draw' });
  await seen('nothing drawn yet · pen up');
  await expect(app.screen()).toMatchFileSnapshot('frames/draw-empty-80x24.txt');
});

test.each(SIZES.slice(1))('help at $columns×$rows', async (size) => {
  start(size);
  await typeUntil('2?', 'keys of data');
  await expect(app.screen()).toMatchFileSnapshot(`frames/help-${size.columns}x${size.rows}.txt`);
});

test('the arrow keys choose, and enter opens', async () => {
  start();
  await typeUntil(DOWN, '❯ 2  Data');
  await typeUntil(DOWN, '❯ 2  Data');
  await typeUntil(UP, '❯ 1  Draw');
  await typeUntil('\r', 'pen up');
});

test('keys that arrive together all count', async () => {
  start();
  await typeUntil(`${DOWN}\r`, '1 of 12');
  await typeUntil(`${RIGHT}${RIGHT}${RIGHT}${LEFT}`, '3 of 12');
  await typeUntil('\t\t', 'synthetic');
});

test('escape goes back, from help first, and at home does nothing', async () => {
  start();
  await typeUntil('1', 'pen up');
  await typeUntil('?', 'keys of draw');
  await typeUntil(ESCAPE, 'pen up');
  await typeUntil(ESCAPE, '❯ 1  Draw');
  await typeUntil(ESCAPE, '❯ 1  Draw');
});

test.each([
  ['q', 'q'],
  ['Ctrl-C', '\x03'],
])('%s quits from any screen', async (_, key) => {
  start();
  await typeUntil('1', 'pen up');
  app.type(key);
  await app.exited;
});

test('a drawing is still there after leaving the screen', async () => {
  start();
  await typeUntil('1', 'nothing drawn yet');
  await typeUntil(drag([10, 6], [20, 12]), '1 stroke');
  await typeUntil(ESCAPE, '❯ 1  Draw');
  await typeUntil('1', '1 stroke');
});

test('keys draw: space puts the pen down and lifts it, u takes a stroke back, c clears', async () => {
  start();
  await typeUntil('1', 'nothing drawn yet');
  await typeUntil(` ${DOWN}${DOWN}${RIGHT}`, 'pen down');
  await seen('1 stroke');
  await typeUntil(' ', 'pen up');
  await typeUntil(` ${RIGHT} `, '2 strokes');
  await typeUntil('u', '1 stroke');
  await typeUntil(` ${UP} c`, 'nothing drawn yet');
});

test('the answer follows the drawing, and goes with it', async () => {
  start(undefined, { screen: 'draw' });
  await typeUntil(drag([8, 6], [18, 6], [12, 12]), '❯7');
  await typeUntil('u', 'draw a digit');
  expect(app.screen()).not.toContain('❯7');
  await typeUntil(drag([8, 6], [18, 6], [12, 12]), '❯7');
  await typeUntil('c', 'draw a digit');
  expect(app.screen()).not.toContain('%');
});

test('a touch of the pen is a dot and no digit', async () => {
  start(undefined, { screen: 'draw' });
  await typeUntil(' ', 'only a dot');
  expect(app.screen()).not.toContain('%');
});

test('until the first answer the screen says that it reads, and drawing goes on', async () => {
  let events: ReadingEvents | undefined;
  const sent: number[] = [];
  start(undefined, {
    screen: 'draw',
    connect: (given) => {
      events = given;
      return { send: ({ drawing }) => sent.push((drawing as Stroke[])[0].length), close: () => {} };
    },
  });
  events?.onReady(MODEL);
  await typeUntil(` ${DOWN}`, 'reading');
  await typeUntil(`${DOWN}${DOWN} `, 'pen up');
  // All these drawings after the first one make one question.
  expect(sent).toHaveLength(1);
  events?.onRead(null);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toBe(4);
});

test('a reader that fails says why, and drawing goes on', async () => {
  let events: ReadingEvents | undefined;
  start(undefined, {
    screen: 'draw',
    connect: (given) => {
      events = given;
      return { send: () => {}, close: () => {} };
    },
  });
  await seen('draw a digit');
  events?.onFailed({ stage: 'read', message: 'the thread that reads has ended' });
  await seen('no answers');
  expect(app.screen()).toContain('the thread that reads has ended');
  await typeUntil(drag([8, 6], [18, 6]), '1 stroke');
});

test.each([
  ['unsure', 'unsure', 'It reads as 7, unsure'],
  ['notADigit', 'not a digit?', 'It does not look like a digit; the nearest is 7'],
] as const)('an answer that cannot be relied on is told as such, in words: %s', async (verdict, words, spoken) => {
  start(undefined, { screen: 'draw', connect: readAsSeven(verdict) });
  await typeUntil(` ${DOWN}${DOWN}${DOWN}`, words);
  expect(app.screen()).toContain('95.1%');
  app.close();
  start(undefined, { screen: 'draw', connect: readAsSeven(verdict), isScreenReaderEnabled: true });
  await typeUntil(` ${DOWN}${DOWN}${DOWN}`, spoken);
});

test('from the draw screen, opened at once, escape leads home', async () => {
  start(undefined, { screen: 'draw' });
  await seen('draw a digit');
  await typeUntil(ESCAPE, '❯ 1  Draw');
});

test('only the left button draws, and only when pressed on the pad', async () => {
  start();
  await typeUntil('1', 'nothing drawn yet');
  app.type('\x1b[<2;10;8M\x1b[<34;20;8M\x1b[<2;20;8m');
  app.type(drag([70, 8], [10, 8]));
  await typeUntil(drag([10, 8], [20, 8]), '1 stroke');
});

test('the mouse is on while drawing, and only then', async () => {
  start();
  expect(app.written()).not.toContain('\x1b[?1002h');
  await typeUntil('1', 'pen up');
  expect(app.written()).toContain('\x1b[?1002h\x1b[?1006h');
  expect(app.written()).not.toContain('\x1b[?1002l');
  await typeUntil(ESCAPE, '❯ 1  Draw');
  expect(app.written()).toContain('\x1b[?1002l\x1b[?1006l');
});

test('digit keys show that digit only, a shows all again, end goes to the last', async () => {
  start();
  await typeUntil('2', '1 of 12');
  await typeUntil('1', '1 of 2 with label 1   index 1');
  await typeUntil(RIGHT, '2 of 2 with label 1   index 11');
  await typeUntil(RIGHT, '1 of 2 with label 1   index 1');
  await typeUntil('a', '1 of 12   index 0');
  await typeUntil(END, '12 of 12   index 11');
  await typeUntil(`${RIGHT}${LEFT}${LEFT}`, '11 of 12   index 10');
});

test('loading is told, other keys work meanwhile, and a failure says what to do', async () => {
  const loadings: [DigitSetName, DigitLoading][] = [];
  start(undefined, {
    load: (name, loading) => {
      loadings.push([name, loading]);
      return () => {};
    },
  });
  await typeUntil('2', 'Loading mnist/train');
  loadings[0][1].onProgress('reading and checking 70,000 images');
  await seen('reading and checking 70,000 images');
  await typeUntil('?', 'keys of data');
  await typeUntil('?', 'Loading mnist/train');
  loadings[0][1].onFailed('mnist: found in none of /data. To download it, run: raqam data fetch mnist');
  await seen('To download it, run: raqam');
  await typeUntil('\r', 'starting');
  loadings[1][1].onLoaded('mnist/train', indexDigits(barDigits('mnist/train'), '/data'));
  await seen('1 of 12');
  expect(loadings.map(([name]) => name)).toEqual(['mnist/train', 'mnist/train']);
  await typeUntil('\t', 'Loading mnist/test');
});

test('a window too small says so and recovers with everything in place', async () => {
  start();
  await typeUntil('1', 'nothing drawn yet');
  await typeUntil(drag([10, 6], [20, 12]), '1 stroke');
  app.resize(38, 10);
  await seen('window too small');
  expect(app.screen()).toContain('38×10, needs 60×16');
  app.resize(100, 30);
  await seen('1 stroke');
});

test('a screen reader hears words in place of pictures', async () => {
  start(undefined, { isScreenReaderEnabled: true });
  await typeUntil('2', 'Picture of a 0');
  expect(app.screen()).not.toMatch(/[▀▄█─━]/);
  await typeUntil(`${ESCAPE}`, '❯ 1  Draw');
  await typeUntil('1', 'The pad, nothing drawn yet');
  await typeUntil(` ${DOWN}${DOWN}${DOWN}`, 'It reads as 7');
  expect(app.screen()).toContain('95.1%');
  expect(app.screen()).toContain('then 9 3.5%');
  expect(app.screen()).toContain('❯7  95.1%');
  expect(app.screen()).not.toMatch(/[▀▄█─━]/);
});
