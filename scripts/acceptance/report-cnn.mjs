// The report's recipe as a user runs it: `raqam train --model cnn --epochs 5 --validation 0 --json` on MNIST with seeds
// 1 to 3. The mean accuracy on the test set must reach 0.987 and no seed may stay below 0.983. Then seed 1 once more,
// killed without warning in the middle of its third epoch and resumed: the weights must be the same to the bit.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'apps/terminal/dist/main.js');

export default async function reportCnn() {
  const folder = mkdtempSync(join(tmpdir(), 'raqam-report-cnn-'));
  try {
    const results = [];
    for (const seed of [1, 2, 3]) {
      const result = await train(folder, `seed-${seed}`, seed);
      console.log(`seed ${seed}: ${JSON.stringify(result)}`);
      results.push(result);
    }
    const accuracies = results.map(({ accuracy }) => accuracy);
    const mean = accuracies.reduce((sum, each) => sum + each) / accuracies.length;
    console.log(`mean accuracy ${mean.toFixed(4)}, lowest ${Math.min(...accuracies).toFixed(4)}`);
    if (mean < 0.987) throw new Error(`The mean accuracy is ${mean}; at least 0.987 is demanded.`);
    if (Math.min(...accuracies) < 0.983) throw new Error('A seed stayed below 0.983.');

    await killInEpoch(folder, 'killed', 1, 3);
    const resumed = await train(folder, 'killed', 1, '--resume');
    console.log(`seed 1, killed in epoch 3 and resumed: ${resumed.weightsSha256}`);
    if (resumed.weightsSha256 !== results[0].weightsSha256) {
      throw new Error(`Resumed, the weights are ${resumed.weightsSha256}; undisturbed ${results[0].weightsSha256}.`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(folder, name, seed, ...more) {
  const recipe = ['train', '--model', 'cnn', '--epochs', '5', '--validation', '0', '--json'];
  return spawn(process.execPath, [program, ...recipe, '--seed', `${seed}`, '--out', join(folder, name), ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Trains to the end and returns what the command printed. */
async function train(folder, name, seed, ...more) {
  const child = start(folder, name, seed, ...more);
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (complained += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`raqam train ended with ${code}.\n${complained}`);
  return JSON.parse(said.trim().split('\n').at(-1));
}

/** An epoch takes about a second: this long behind its beginning it is under way. */
const IN_EPOCH_MS = 500;

/** Trains until the epoch before is over and this one well begun, then kills the process without warning. */
async function killInEpoch(folder, name, seed, epoch) {
  const child = start(folder, name, seed);
  let complained = '';
  let isKilled = false;
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complained += text;
    if (isKilled || !complained.includes(`epoch ${epoch - 1} of 5 is over`)) return;
    isKilled = true;
    setTimeout(() => child.kill('SIGKILL'), IN_EPOCH_MS);
  });
  const [code, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(`raqam train ended with ${code} before it was killed.\n${complained}`);
}
