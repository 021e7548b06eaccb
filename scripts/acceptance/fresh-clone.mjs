// A user's first hour: a fresh clone, an empty home, the system's Node and npm and nothing else. `npm test` must be
// green within 10 minutes and `npm start` must serve the site within 3, with the data beside the clone and without it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = join(dirname(root), 'shared');

export default async function freshClone() {
  for (const withData of [true, false]) {
    if (withData && !existsSync(shared)) throw new Error('No ../shared beside this checkout: nothing to test with.');
    const folder = mkdtempSync(join(tmpdir(), 'raqam-fresh-'));
    try {
      await acceptClone(folder, withData);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function acceptClone(folder, withData) {
  const clone = join(folder, 'raqam');
  const home = join(folder, 'home');
  mkdirSync(home);
  if (withData) symlinkSync(shared, join(folder, 'shared'));
  const environment = { PATH: systemPath(), HOME: home, LANG: 'C.UTF-8' };
  const title = withData ? 'with data' : 'without data';

  await finish(spawn('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' }));

  const test = spawn('npm', ['test'], { cwd: clone, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const testMs = await measure(() => finish(test, (text) => process.stdout.write(text)));
  const [, numSkipped] = /^\d+ passed, 0 failed, (\d+) skipped$/m.exec(test.said) ?? [];
  console.log(`fresh clone ${title}: npm test took ${Math.round(testMs / 1000)} s, ${numSkipped} skipped`);
  if (testMs > 600_000) throw new Error(`npm test took ${testMs} ms; 600,000 are allowed.`);
  if (numSkipped === undefined || Number(numSkipped) > 0 === withData) {
    throw new Error(`${numSkipped} tests were skipped ${title}; expected ${withData ? 'none' : 'some'}.`);
  }

  // From nothing again: what the test run built and fetched must not help the site to start.
  await finish(spawn('git', ['clean', '-xdfq'], { cwd: clone, stdio: 'inherit' }));
  rmSync(home, { recursive: true });
  mkdirSync(home);
  const start = spawn('npm', ['start', '--', '--port', '4173'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  try {
    const startMs = await measure(() => answer('http://localhost:4173/en/', 180_000));
    console.log(`fresh clone ${title}: npm start answered after ${Math.round(startMs / 1000)} s`);
  } finally {
    // The whole process group: npm, the task runner and the server.
    process.kill(-Number(start.pid), 'SIGTERM');
  }
}

/** PATH without the folders that this very run put in front of it. */
function systemPath() {
  return process.env.PATH.split(delimiter)
    .filter((each) => !each.startsWith(root))
    .join(delimiter);
}

async function measure(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Waits for a child's end; what it prints stands in `child.said` afterwards. */
function finish(child, onText = () => {}) {
  child.said = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    child.said += text;
    onText(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${child.spawnargs} ended with ${code}`))));
  });
}

/** Waits until the address answers with the site. */
async function answer(url, limitMs) {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    try {
      const response = await fetch(url);
      if (response.ok && (await response.text()).includes('<html lang="en"')) return;
    } catch {
      // Nobody listens yet: that is what we wait for.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} did not answer within ${limitMs} ms.`);
}
