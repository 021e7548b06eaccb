// Every check that reads the code without running it, each with its time; what fails shows its whole output.
// `npm run check` runs it alone; `npm test` runs it first.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publicPackages } from './public-packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = publicPackages().map(({ folder }) => folder);

/** What is checked, and the command that does it. */
const CHECKS = {
  types: 'tsc -p tsconfig.json',
  'types of the web site': 'tsc -p apps/web --noEmit',
  'types of the service worker': 'tsc -p apps/web/offline',
  'format and lint': 'biome ci --colors=off --reporter=summary .',
  'type-aware lint and import cycles': 'oxlint --type-aware --deny-warnings',
  'unused files, exports and dependencies': 'knip',
  'public faces': 'node scripts/api-report.mjs',
  'package manifests': folders.map((folder) => `publint --strict --pack npm ${folder}`).join(' && '),
  'types as installed': folders.map((folder) => `attw --pack ${folder} --profile esm-only --quiet`).join(' && '),
  sizes: 'size-limit',
};

const waiting = Object.entries(CHECKS);
let numFailed = 0;

async function worker() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [title, command] = next;
    const start = performance.now();
    const { code, output } = await run(command);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
    if (code !== 0) {
      numFailed += 1;
      console.log(`  ${command} ended with code ${code}:\n${output}`);
    }
  }
}

/** Runs a command line of ours and collects what it prints. */
function run(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

// Two at a time: most of them use one core.
await Promise.all([worker(), worker()]);
if (numFailed > 0) {
  console.error(`${numFailed} of ${Object.keys(CHECKS).length} checks failed.`);
  process.exitCode = 1;
}
