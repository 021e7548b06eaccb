// The dashboard of `raqam train` in a real terminal.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadModelArtifact } from '@raqam/artifact/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RAQAM } from './program.ts';
import { closeWindow, hasTmux, keys, openWindow, programId, RESTORED, screen, seen, terminalIs } from './tmux.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-dashboard-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** 27,918 steps, more than any test waits for. */
const LONG = '--model cnn --data synthetic --batch-size 16 --epochs 99 --validation 0.1 --seed 1 --workers 2';

async function startTraining(columns: number, rows: number, out: string): Promise<void> {
  await openWindow(columns, rows, `${process.execPath} ${RAQAM} train ${LONG} --out ${join(folder, out)}`);
  await seen('space pause');
}

describe.skipIf(!hasTmux)('the training dashboard in a real terminal (tmux)', () => {
  afterEach(closeWindow);

  test.each([
    [80, 24],
    [120, 40],
  ])('at %i×%i it follows the run, pauses, stops and gives the terminal back', async (columns, rows) => {
    const out = `stopped-${columns}`;
    await startTraining(columns, rows, out);
    // By then the curves have a line and marks.
    await seen(/epoch ([4-9]|\d\d) of 99/);
    await terminalIs('1 0 0 0');
    const lines = screen().split('\n');
    expect(lines[0]).toMatch(/^ {2}raqam {2}Train +training$/);
    expect(lines[rows - 1]).toMatch(/^ {2}space pause {3}s stop, judge and save {3}q save and quit$/);
    expect(screen()).toContain('cnn · 37,610 parameters · 5,000 images of synthetic');
    expect(screen()).toContain('wasm, 2 workers, shared memory');
    expect(screen()).toMatch(/[\d,]+ images\/s {3}[\d.]+ (sec|min)/);
    expect(screen()).toMatch(/loss 0\.\d{4} ● validation \d\.\d{4} +accuracy \d+\.\d\d% ● validation \d+\.\d\d%/);
    expect(screen()).toMatch(/[\u2801-\u28ff]/);
    expect(screen()).toMatch(/^ +\d+ +\d\.\d{4} +\d+\.\d\d% +\d\.\d{4} +\d+\.\d\d% +[\d.]+ (m?sec?|ms)$/m);

    keys('Space');
    await seen('space go on');
    // A few steps were under way, which a busy machine takes its time for; a run that goes on never stands still.
    const step = () => /epoch \d+ of 99 +step ([\d,]+)/.exec(screen())?.[1];
    let before = step();
    await expect
      .poll(
        async () => {
          const last = before;
          await sleep(500);
          before = step();
          return before === last;
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    expect(before).toMatch(/^[\d,]+$/);
    await sleep(500);
    expect(step()).toBe(before);
    keys('Space');
    await seen('space pause');

    keys('s');
    await seen('ended 0');
    await terminalIs(RESTORED);
    expect(screen()).toContain('before');
    expect(screen()).toMatch(/^accuracy +\d+\.\d% of 1,000 \(95% interval/m);
    // One sentence, though a window of 80 columns breaks it.
    expect(screen().replaceAll('\n', '')).toContain('To go on with it, run: raqam train --resume --out');
    expect((await loadModelArtifact(join(folder, out))).metrics?.count).toBe(1000);
  });

  test.each([
    ['q', () => keys('q')],
    ['Ctrl-C', () => keys('C-c')],
    ['SIGTERM', () => process.kill(programId(), 'SIGTERM')],
  ])('%s saves what was learnt, also out of a pause', async (name, end) => {
    await startTraining(80, 24, name);
    await seen(/epoch ([2-9]|\d\d) of 99/);
    keys('Space');
    await seen('space go on');
    end();
    await seen(name === 'SIGTERM' ? 'ended 143' : 'ended 130');
    await terminalIs(RESTORED);
    expect(screen()).toContain('raqam: stopped; what was learnt is saved.');
    expect((await loadModelArtifact(join(folder, name))).spec.name).toBe('cnn');
  });
});
