import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runPlan } from '../src/runner/run-plan.ts';
import { openRunStore } from '../src/store/open-run-store.ts';
import { loadTinyData, TINY_ENVIRONMENT, tinyRun } from './tiny-plan.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-plan-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const PROGRAM = fileURLToPath(new URL('run-tiny-plan.ts', import.meta.url));
const NODE_OPTIONS = ['--conditions=@raqam/source', '--experimental-strip-types', '--no-warnings', PROGRAM];

async function saidBy(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await once(child, 'close');
  return said;
}

/** By digest: the SHA-256 of the weights of every run in a store. */
async function weightsIn(path: string): Promise<Record<string, string | null>> {
  const store = await openRunStore(path, { readOnly: true, onNotice: expect.unreachable });
  const found: Record<string, string | null> = {};
  for (const digest of await store.list()) {
    const stored = await store.read(digest);
    found[digest] = stored?.kind === 'trained' ? stored.run.weightsSha256 : null;
  }
  return found;
}

test('killed at any moment and started again, a plan ends with every run once and the same weights', async () => {
  const seeds = ['1:1', '2:300', '3:300', '4:2', '5:300', '6:1'];
  const runs = seeds.map((text) => {
    const [seed, epochs] = text.split(':').map(Number);
    return tinyRun(seed, { epochs });
  });
  const undisturbed = await openRunStore(join(folder, 'undisturbed'), { onNotice: expect.unreachable });
  await runPlan(runs, { store: undisturbed, jobs: 2, loadData: loadTinyData, environment: TINY_ENVIRONMENT });
  await undisturbed.close();

  const path = join(folder, 'killed');
  let numKilled = 0;
  for (const atMs of [700, 1600]) {
    const child = spawn(process.execPath, [...NODE_OPTIONS, path, ...seeds], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = saidBy(child);
    await sleep(atMs);
    if (child.kill('SIGKILL')) numKilled += 1;
    await said;
    // Nobody has to wait for a lock whose runner is known to be dead.
    await rm(join(path, 'lock'), { recursive: true, force: true });
  }
  expect(numKilled).toBeGreaterThan(0);
  const said = await saidBy(spawn(process.execPath, [...NODE_OPTIONS, path, ...seeds]));
  expect(said).toBe('all runs are kept\n');
  const weights = await weightsIn(path);
  expect(Object.keys(weights)).toEqual(runs.map(({ digest }) => digest).sort());
  expect(weights).toEqual(await weightsIn(join(folder, 'undisturbed')));
  const files = await readdir(join(path, 'runs'));
  expect(files.filter((name) => /\.(?:json|raqam)$/.test(name))).toHaveLength(2 * runs.length);
});

test.skipIf(process.platform === 'win32')(
  'where nothing more can be written, it is said, and what is kept stays',
  async () => {
    const path = join(folder, 'full');
    const first = await saidBy(spawn(process.execPath, [...NODE_OPTIONS, path, '1:1']));
    expect(first).toBe('all runs are kept\n');
    // No file may grow beyond one block of 512 bytes: for a writer, as if the disk were full.
    const limited = `ulimit -f 1; exec "$0" "$@"`;
    const said = await saidBy(
      spawn('sh', ['-c', limited, process.execPath, ...NODE_OPTIONS, path, '1:1', '2:1', '3:1']),
    );
    expect(said).toMatch(
      /^StorageError: cannot save .*\.raqam: files may not grow so large here \(EFBIG\)\. Choose another place\.\n$/,
    );
    expect(Object.keys(await weightsIn(path))).toEqual([tinyRun(1, { epochs: 1 }).digest]);
    expect(await readdir(join(path, 'runs'))).toHaveLength(2);
    expect(await saidBy(spawn(process.execPath, [...NODE_OPTIONS, path, '1:1', '2:1', '3:1']))).toBe(
      'all runs are kept\n',
    );
    expect(Object.keys(await weightsIn(path))).toHaveLength(3);
  },
);

test('a store that is deleted under a runner ends it with its reason', async () => {
  const path = join(folder, 'deleted');
  const child = spawn(process.execPath, [...NODE_OPTIONS, path, '1:1', '2:10000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = saidBy(child);
  const reader = await openRunStore(path, { readOnly: true, onNotice: expect.unreachable });
  await expect.poll(() => reader.list(), { timeout: 20_000 }).toHaveLength(1);
  await rm(path, { recursive: true, maxRetries: 5 });
  expect(await said).toBe(
    `StoreLostError: the store ${path} was deleted, or taken over by another raqam-bench, while runs were added to it; ` +
      'nothing more is kept. Give the same command again: what the store still holds is not repeated.\n',
  );
});
