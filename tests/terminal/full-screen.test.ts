import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weightsSha256 } from '@raqam/artifact';
import { saveModelArtifact } from '@raqam/artifact/node';
import { DIGIT_CONTRACT } from '@raqam/image';
import { createModelSpec, initializeWeights } from '@raqam/model';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RAQAM } from './program.ts';
import {
  closeWindow,
  hasTmux,
  keys,
  openWindow,
  programId,
  RESTORED,
  screen,
  seen,
  send,
  terminalIs,
  tmux,
} from './tmux.ts';

/** Opens a window and starts the program there. */
async function startIn(columns: number, rows: number, { env = '', node = '', args = '' } = {}): Promise<void> {
  await openWindow(columns, rows, `${env} ${process.execPath} ${node} ${RAQAM} ${args}`);
  // The last thing on the screen: by then all of it is there.
  await seen('? help');
}

/** The shell is there again, what stood there before too, and what is typed is seen: raw mode is off. */
async function terminalIsRestored(): Promise<void> {
  await terminalIs(RESTORED);
  expect(screen()).toContain('before');
  expect(screen()).not.toContain('handwritten digits');
  tmux('send-keys', '-l', 'echo typed-$((6*7))');
  await seen('echo typed-$((6*7))');
  keys('Enter');
  await seen('typed-42');
}

/** What is seen when a digit was read: its bar is marked, and has most of the probability. */
async function readsAs(digit: number): Promise<void> {
  await vi.waitFor(() => expect(screen()).toMatch(new RegExp(`❯${digit} ━+╸?─* +(9\\d|100)\\.\\d%`)), {
    timeout: 20_000,
    interval: 50,
  });
}

/** Draws a 7 with the mouse: from the left corner to the right one, then down to the foot. Cells count from 1. */
function dragSeven({ left, right, top, bottom, foot }: Readonly<Record<SevenPart, number>>): void {
  const bar = Array.from({ length: right - left + 1 }, (_, index) => [left + index, top]);
  const height = bottom - top;
  const stem = Array.from({ length: height }, (_, index) => [
    Math.round(right + ((foot - right) * (index + 1)) / height),
    top + index + 1,
  ]);
  const [first, ...others] = [...bar, ...stem];
  const moves = others.map(([column, row]) => `\x1b[<32;${column};${row}M`);
  send(`\x1b[<0;${first.join(';')}M${moves.join('')}\x1b[<0;${foot};${bottom}m`);
}

type SevenPart = 'left' | 'right' | 'top' | 'bottom' | 'foot';

/** Draws a 7 with the keys, the pen starting in the middle of the pad. Lengths are in steps of the pen. */
function steerSeven(width: number, height: number): void {
  const repeat = (count: number, ...names: readonly string[]) => Array.from({ length: count }, () => names).flat();
  keys(...repeat(width / 2, 'Left'), ...repeat(height / 2, 'Up'), 'Space', ...repeat(width, 'Right'));
  keys(...repeat(height / 2, 'Down', 'Down', 'Left'), 'Space');
}

describe.skipIf(!hasTmux)('the full-screen program in a real terminal (tmux)', () => {
  afterEach(closeWindow);

  test.each([
    [80, 24],
    [120, 40],
  ])('fills a window of %i×%i, and q gives it back', async (columns, rows) => {
    await startIn(columns, rows);
    await terminalIs('1 0 0 0');
    const lines = screen().split('\n');
    expect(lines[0]).toMatch(/^ {2}raqam {2}Home/);
    expect(lines[rows - 1]).toMatch(/^ {2}↑↓ choose {3}⏎ open/);
    keys('2');
    await seen('of 60,000');
    keys('Escape');
    // Before the next key, since a key right behind Escape would be another one: Alt-q.
    await vi.waitFor(() => expect(screen()).not.toContain('of 60,000'), { timeout: 20_000, interval: 50 });
    await seen('❯ 1  Draw');
    keys('q');
    await seen('ended 0');
    await terminalIsRestored();
  });

  test.each([
    [80, 24],
    [60, 16],
  ])('without MNIST tells at %i×%i how to get it, in full', async (columns, rows) => {
    await startIn(columns, rows, { env: 'RAQAM_DATA=/nowhere XDG_CACHE_HOME=/nowhere HOME=/nowhere' });
    expect(screen()).toContain('○ mnist     run: raqam data fetch mnist');
  });

  test('draws by mouse, and the mouse is given back', async () => {
    await startIn(80, 24);
    keys('1');
    await seen('nothing drawn yet');
    await terminalIs('1 1 1 0');
    send('\x1b[<0;12;6M\x1b[<32;20;6M\x1b[<32;16;14M\x1b[<0;16;14m');
    await seen('1 stroke');
    // A report cut in two, as a slow line does.
    send('\x1b[<0;25;6M\x1b[<32;2');
    send('5;14M\x1b[<0;25;14m');
    await seen('2 strokes');
    keys('Escape');
    await seen('❯ 1  Draw');
    await terminalIs('1 0 0 0');
  });

  test('draws by keys, takes back and clears', async () => {
    await startIn(80, 24);
    keys('1');
    await seen('nothing drawn yet');
    keys('Space', 'Down', 'Down', 'Down', 'Right', 'Right', 'Space');
    await seen('1 stroke');
    keys('Space', 'Up', 'Space');
    await seen('2 strokes');
    keys('u');
    await seen('1 stroke');
    keys('c');
    await seen('nothing drawn yet');
  });

  test.each([
    { columns: 80, rows: 24, seven: { left: 10, right: 26, top: 7, bottom: 18, foot: 16 } },
    { columns: 120, rows: 40, seven: { left: 20, right: 58, top: 10, bottom: 32, foot: 34 } },
  ])('raqam draw reads a 7 drawn by mouse at $columns×$rows', async ({ columns, rows, seven }) => {
    await startIn(columns, rows, { args: 'draw' });
    expect(screen().split('\n')[0]).toMatch(/^ {2}raqam {2}Draw +nothing drawn yet · pen up/);
    dragSeven(seven);
    await readsAs(7);
    keys('u');
    await seen('nothing drawn yet');
    expect(screen()).toContain('draw a digit');
    expect(screen()).not.toContain('%');
    keys('q');
    await seen('ended 0');
    await terminalIsRestored();
  });

  test.each([
    { columns: 80, rows: 24, width: 16, height: 24 },
    { columns: 120, rows: 40, width: 14, height: 18 },
  ])('raqam draw reads a 7 drawn by keys at $columns×$rows', async ({ columns, rows, width, height }) => {
    await startIn(columns, rows, { args: 'draw' });
    steerSeven(width, height);
    await readsAs(7);
    keys('c');
    await seen('nothing drawn yet');
    expect(screen()).not.toContain('%');
    keys('C-c');
    await seen('ended 0');
    await terminalIsRestored();
  });

  test('raqam draw --model reads by the model that is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'raqam-'));
    try {
      const spec = createModelSpec('softmax');
      const weights = initializeWeights(spec, 1);
      await saveModelArtifact(join(folder, 'model'), {
        spec,
        weights,
        weightsSha256: await weightsSha256(weights),
        inputContract: DIGIT_CONTRACT,
        dataset: null,
        metrics: null,
        seed: 1,
        verdictThresholds: null,
      });
      await startIn(120, 40, { args: `draw --model ${join(folder, 'model')}` });
      await seen('softmax, 7,850 parameters');
      dragSeven({ left: 20, right: 58, top: 10, bottom: 32, foot: 34 });
      await seen('first answer after');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a model that is not there is told, and the screen is not touched', async () => {
    await openWindow(120, 24, `${process.execPath} ${RAQAM} draw --model /nowhere`);
    await seen('ended 1');
    expect(screen()).toContain(
      'raqam: cannot read /nowhere/model.json: there is no such file or folder (ENOENT). Check the path.',
    );
    await terminalIs(RESTORED);
  });

  test('follows the size of the window, down to too small and back', async () => {
    await startIn(80, 24);
    keys('1');
    await seen('nothing drawn yet');
    tmux('resize-window', '-x', '38', '-y', '10');
    await seen('38×10, needs 60×16');
    tmux('resize-window', '-x', '120', '-y', '40');
    await seen('nothing drawn yet');
    await vi.waitFor(() => expect(screen().split('\n')[39]).toContain('mouse draw'));
    expect(screen().split('\n')[0]).toMatch(/^ {2}raqam {2}Draw/);
  });

  test('synthetic digits load in the background', async () => {
    await startIn(80, 24, { env: 'RAQAM_DATA=/nonexistent' });
    keys('2');
    await seen('mnist/train could not be loaded');
    keys('Tab', 'Tab');
    await seen('1 of 1,000');
    keys('7');
    await seen('1 of 100 with label 7   index 7');
  });

  test('Ctrl-C gives the terminal back', async () => {
    await startIn(80, 24);
    keys('1');
    await seen('nothing drawn yet');
    keys('C-c');
    await seen('ended 0');
    await terminalIsRestored();
  });

  test.each([
    // The shell, seeing that its child died of Ctrl-C, drops the rest of the line itself.
    ['SIGINT', null],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('%s gives the terminal back and ends with its own code', async (signal, code) => {
    await startIn(80, 24);
    keys('1');
    await seen('nothing drawn yet');
    process.kill(programId(), signal);
    if (code !== null) await seen(`ended ${code}`);
    await terminalIsRestored();
  });

  test.each([
    ['an exception nobody caught', 'throw(new(Error)("broken"))'],
    ['a rejection nobody handled', 'void(Promise.reject(new(Error)("broken")))'],
  ])('%s gives the terminal back and is told', async (_, code) => {
    await startIn(80, 24, { node: `--import 'data:text/javascript,process.on("SIGUSR2",()=>{${code}})'` });
    process.kill(programId(), 'SIGUSR2');
    await seen('ended 1');
    await terminalIsRestored();
    expect(screen()).toContain('Error: broken');
  });

  test.each([
    ['24-bit', 'COLORTERM=truecolor', '\x1b[38;2;240;180;104mraqam'],
    ['256', 'FORCE_COLOR=2', '\x1b[38;5;215mraqam'],
    ['16', 'FORCE_COLOR=1', '\x1b[93mraqam'],
  ])('paints in %s colors', async (_, env, painted) => {
    await startIn(80, 24, { env });
    expect(tmux('capture-pane', '-p', '-e').replaceAll('\x1b[1m', '')).toContain(painted);
  });

  test('paints nothing under NO_COLOR', async () => {
    await startIn(80, 24, { env: 'NO_COLOR=1' });
    expect(tmux('capture-pane', '-p', '-e')).not.toContain('\x1b[');
  });
});
