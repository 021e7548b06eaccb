// `raqam-bench run` on a plan of twelve short runs, killed without warning at twenty random moments and given again
// each time: in the end every run is there exactly once, with the weights of a plan that nobody disturbed. Where a plan
// is complete before the twentieth kill, the next ones go to a new store.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRunStore } from '../../apps/bench/dist/store/open-run-store.js';

const program = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'apps/bench/dist/main.js');

const NUM_KILLS = 20;
/** A killed runner's lock is waited for so long. */
const LOCK_MS = 4000;

const EXPERIMENT = {
  name: 'twelve-short-runs',
  title: 'Twelve short runs',
  description: 'Two conditions and six seeds, a second or less each.',
  data: { name: 'mnist' },
  model: 'cnn',
  options: { limit: 6000, epochs: 2 },
  conditions: [
    { name: 'Adam', optimizer: { type: 'adam' } },
    { name: 'SGD', optimizer: { type: 'sgd' } },
  ],
  seeds: 6,
  judgeEpochs: true,
  report: ['comparisons'],
};
const NUM_RUNS = EXPERIMENT.conditions.length * EXPERIMENT.seeds;

export default async function benchKill() {
  const folder = mkdtempSync(join(tmpdir(), 'raqam-bench-kill-'));
  const file = join(folder, 'twelve-short-runs.json');
  writeFileSync(file, JSON.stringify(EXPERIMENT));
  try {
    const start = performance.now();
    const undisturbed = join(folder, 'undisturbed');
    await finish(file, undisturbed);
    const durationMs = performance.now() - start;
    const expected = await weightsIn(undisturbed);
    console.log(`undisturbed: ${NUM_RUNS} runs in ${(durationMs / 1000).toFixed(1)} s`);

    let numKills = 0;
    for (let numStores = 1; numKills < NUM_KILLS; numStores += 1) {
      const store = join(folder, `killed-${numStores}`);
      let numKept = 0;
      while (numKept < NUM_RUNS && numKills < NUM_KILLS) {
        const atMs = Math.random() * (durationMs + (numKept === 0 ? 0 : LOCK_MS));
        if (!(await killAt(file, store, atMs))) break;
        numKills += 1;
        numKept = (await weightsIn(store)).size;
        console.log(`kill ${numKills}, after ${(atMs / 1000).toFixed(1)} s: ${numKept} of ${NUM_RUNS} runs are kept`);
      }
      await finish(file, store);
      compare(await weightsIn(store), expected);
      const files = readdirSync(join(store, 'runs')).filter(
        (name) => !name.endsWith('.json') && !name.endsWith('.raqam'),
      );
      if (files.length > 0) throw new Error(`Beside the runs there is ${files.join(', ')}; nothing was expected.`);
      console.log(`store ${numStores}: all ${NUM_RUNS} runs are there once, with the weights of the undisturbed plan`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(file, store) {
  const child = spawn(process.execPath, [program, 'run', file, '--store', store, '--json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complained += text));
  return { child, ended: once(child, 'close'), complaint: () => complained };
}

async function finish(file, store) {
  const { complaint, ended } = start(file, store);
  const [code] = await ended;
  if (code !== 0) throw new Error(`raqam-bench ended with ${code}.\n${complaint()}`);
}

/** Whether it was killed; false: it had ended before. */
async function killAt(file, store, atMs) {
  const { child, complaint, ended } = start(file, store);
  const timer = setTimeout(() => child.kill('SIGKILL'), atMs);
  const [code, signal] = await ended;
  clearTimeout(timer);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`raqam-bench ended with ${code}.\n${complaint()}`);
  return signal === 'SIGKILL';
}

/** SHA-256 of the weights of each run, by digest. */
async function weightsIn(path) {
  const store = await openRunStore(path, {
    readOnly: true,
    onNotice: (notice) => {
      throw new Error(notice);
    },
  });
  const found = new Map();
  for (const digest of await store.list()) found.set(digest, (await store.read(digest)).run.weightsSha256);
  return found;
}

function compare(found, expected) {
  if (found.size !== expected.size) throw new Error(`${found.size} runs; ${expected.size} are expected.`);
  for (const [digest, weights] of expected) {
    if (found.get(digest) !== weights) {
      throw new Error(`Run ${digest} has the weights ${found.get(digest)}; undisturbed ${weights}.`);
    }
  }
}
