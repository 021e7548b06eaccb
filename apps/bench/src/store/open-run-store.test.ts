import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordRun, train } from '@raqam/trainer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTinyData, TINY_ENVIRONMENT, TINY_SPEC, tinyRun } from '../../test/tiny-plan.ts';
import { exampleReport } from '../document/example-report.ts';
import { StoreError, StoreLockedError, StoreLostError } from './errors.ts';
import { openRunStore } from './open-run-store.ts';
import type { RunStore } from './run-store.ts';
import type { StoredRun } from './stored-run.ts';

let folder = '';
let notices: string[] = [];
const opened: RunStore[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-store-'));
  notices = [];
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: { readonly readOnly?: boolean; readonly path?: string } = {}): Promise<RunStore> {
  const { path = join(folder, 'store'), readOnly } = options;
  const store = await openRunStore(path, { readOnly, onNotice: (notice) => notices.push(notice) });
  opened.push(store);
  return store;
}

async function trained(seed: number): Promise<StoredRun> {
  const { digest, options } = tinyRun(seed);
  const run = await recordRun(train(TINY_SPEC, await loadTinyData(), { ...options, epochs: 1, workers: 1 }));
  const testHistory = [{ accuracy: 0.5, loss: 0.7, count: 32 }];
  return { kind: 'trained', digest, numTogether: 2, load: [0.5, 0.25, 0.125], run, testHistory };
}

const DIVERGED: StoredRun = {
  kind: 'diverged',
  digest: 'd'.repeat(64),
  numTogether: 1,
  load: [1, 2, 3],
  run: null,
  testHistory: null,
  failure: { errorName: 'DivergenceError', message: 'The loss is NaN.', numSteps: 12 },
};

test('what is added is there, also for the next one who opens the store, and stays as it is', async () => {
  const store = await open();
  const run = await trained(1);
  expect(await store.has(run.digest)).toBe(false);
  expect(await store.read(run.digest)).toBe(null);
  await store.add(run);
  await store.add(DIVERGED);
  await store.add({ ...DIVERGED, numTogether: 7 });
  await store.close();
  const again = await open();
  expect(await again.list()).toEqual([run.digest, DIVERGED.digest].sort());
  expect(await again.has(run.digest)).toBe(true);
  expect(await again.read(run.digest)).toEqual(run);
  expect(await again.read(DIVERGED.digest)).toEqual(DIVERGED);
  expect((await readdir(join(folder, 'store/runs'))).sort()).toEqual(
    [`${run.digest}.json`, `${run.digest}.raqam`, `${DIVERGED.digest}.json`].sort(),
  );
});

test('reports are kept by name, the last of each', async () => {
  const store = await open();
  expect(await store.readReport('engine')).toBe(null);
  await store.writeReport('engine', { ...exampleReport, title: 'before' });
  await store.writeReport('engine', exampleReport);
  expect(await store.readReport('engine')).toEqual(exampleReport);
  await expect(store.readReport('../engine')).rejects.toEqual(
    new StoreError(
      '"../engine" is no name of a report; expected lower-case letters, digits, dots and hyphens. See raqam-bench list.',
    ),
  );
});

test('rounds of durations are kept in their order', async () => {
  const round = (durationMs: number) => ({
    startedAt: '2026-11-23T09:30:00.000Z',
    environment: TINY_ENVIRONMENT,
    load: [0, 0, 0],
    durationsMs: [durationMs],
    againMs: durationMs,
  });
  const log = (await open()).timingLog('ab');
  expect(await log.rounds()).toEqual([]);
  for (let index = 0; index < 11; index++) await log.append(round(index));
  expect((await log.rounds()).map(({ againMs }) => againMs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await writeFile(join(folder, 'store/timings/ab-10.json'), 'no more');
  expect(await log.rounds()).toHaveLength(10);
  await log.append(round(12));
  expect((await log.rounds()).map(({ againMs }) => againMs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12]);
});

test.each([
  {
    title: 'a run file with another byte',
    damage: async (path: string) => {
      const bytes = await readFile(`${path}.raqam`);
      bytes[bytes.length >> 1] ^= 1;
      await writeFile(`${path}.raqam`, bytes);
    },
    ending: 'raqam',
    said: 'damaged: it has another SHA-256.',
    left: ['json.damaged', 'raqam.damaged'],
  },
  {
    title: 'a missing run file',
    damage: (path: string) => rm(`${path}.raqam`),
    ending: 'raqam',
    said: 'missing.',
    left: ['json.damaged'],
  },
  {
    title: 'half a sidecar',
    damage: async (path: string) => writeFile(`${path}.json`, (await readFile(`${path}.json`)).subarray(0, 100)),
    ending: 'json',
    said: 'damaged: it is not what a store writes.',
    left: ['json.damaged', 'raqam.damaged'],
  },
  {
    title: 'a sidecar with another number',
    damage: async (path: string) => {
      const text = await readFile(`${path}.json`, 'utf8');
      await writeFile(`${path}.json`, text.replace('"loss":0.7', '"loss":0.6'));
    },
    ending: 'json',
    said: 'damaged: its content has another SHA-256 than stated.',
    left: ['json.damaged', 'raqam.damaged'],
  },
])('$title is named and set aside; the run can be added again', async ({ damage, ending, left, said }) => {
  const store = await open();
  const run = await trained(2);
  await store.add(run);
  const path = join(folder, 'store/runs', run.digest);
  await damage(path);
  expect(await (await open({ readOnly: true })).read(run.digest)).toBe(null);
  expect(await store.read(run.digest)).toBe(null);
  expect(notices).toEqual([
    `${path}.${ending} is ${said} It is left out.`,
    `${path}.${ending} is ${said} It is set aside as *.damaged, and its run is made again.`,
  ]);
  expect(await readdir(join(folder, 'store/runs'))).toEqual(left.map((each) => `${run.digest}.${each}`));
  expect(await store.list()).toEqual([]);
  await store.add(run);
  expect(await store.read(run.digest)).toEqual(run);
});

test('a run file that a crash left without its sidecar is as good as absent', async () => {
  const store = await open();
  const run = await trained(3);
  await store.add(run);
  await rm(join(folder, 'store/runs', `${run.digest}.json`));
  expect(await store.has(run.digest)).toBe(false);
  expect(await store.list()).toEqual([]);
  await store.add(run);
  expect(await store.read(run.digest)).toEqual(run);
  expect(notices).toEqual([]);
});

test('what a killed runner left half-written is removed', async () => {
  const store = await open();
  await store.add(DIVERGED);
  await store.close();
  await writeFile(join(folder, 'store/runs', `${DIVERGED.digest}.raqam.0f0e.tmp`), 'half');
  await open();
  expect(await readdir(join(folder, 'store/runs'))).toEqual([`${DIVERGED.digest}.json`]);
});

test('a second runner is refused as soon as the first is seen alive; reading is allowed', async () => {
  const store = await open();
  const path = join(folder, 'store');
  await expect(open()).rejects.toEqual(
    new StoreLockedError(
      `the store ${path} is in use by another raqam-bench; expected one at a time. Wait until it has ended, or name another store with --store.`,
    ),
  );
  expect(notices).toEqual([
    `the store ${path} has the lock of another runner; waiting up to 4 seconds to see whether it lives.`,
  ]);
  const reader = await open({ readOnly: true });
  await store.add(DIVERGED);
  expect(await reader.read(DIVERGED.digest)).toEqual(DIVERGED);
  await expect(reader.add(await trained(1))).rejects.toEqual(
    new StoreError(`the store ${path} was opened for reading only. Open it without readOnly to add to it.`),
  );
});

test('the lock of a runner that was killed is taken over within five seconds', async () => {
  await mkdir(join(folder, 'store/lock'), { recursive: true });
  const killedAt = new Date();
  await utimes(join(folder, 'store/lock'), killedAt, killedAt);
  await open();
  expect(Date.now() - killedAt.getTime()).toBeLessThan(5500);
  expect(notices).toHaveLength(1);
});

test('a store that is deleted while it is in use is missed at once', async () => {
  const store = await open();
  const path = join(folder, 'store');
  await store.checkIsOurs();
  await rm(path, { recursive: true });
  const lost = new StoreLostError(
    `the store ${path} was deleted, or taken over by another raqam-bench, while runs were added to it; nothing more is kept. Give the same command again: what the store still holds is not repeated.`,
  );
  await expect(store.checkIsOurs()).rejects.toEqual(lost);
  await expect(store.add(DIVERGED)).rejects.toEqual(lost);
  await once(store.lost, 'abort');
  expect(store.lost.reason).toEqual(lost);
});

test('a store whose lock another runner took over is no longer written to', async () => {
  const store = await open();
  const past = new Date(Date.now() - 60_000);
  // As after a machine's sleep: the lock grew old, and somebody else renews it now.
  await utimes(join(folder, 'store/lock'), past, past);
  await once(store.lost, 'abort');
  await expect(store.add(DIVERGED)).rejects.toBeInstanceOf(StoreLostError);
});

test('a place that can be no store is refused', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(open({ path: join(folder, 'file/store') })).rejects.toEqual(
    new StoreError(
      `the store ${join(folder, 'file/store')} cannot be used (ENOTDIR); expected a folder that this user may write to. Name another with --store, or in RAQAM_STORE.`,
    ),
  );
});
