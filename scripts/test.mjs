// `npm test`: the static checks, then every test of the workspace, then one line that counts them.
// `npm test -- WORDS` runs only the tests whose path holds one of the words, without the checks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
let failed = false;

if (words.length === 0) failed = run('node', ['scripts/check.mjs']) !== 0;

const temporary = mkdtempSync(join(tmpdir(), 'raqam-test-'));
const reportFile = join(temporary, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
if (run('vitest', ['run', ...reporters, ...words]) !== 0) failed = true;

const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(reportFile, 'utf8'));
rmSync(temporary, { recursive: true });

const skipped = testResults.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'skipped');
if (skipped.length > 0) {
  console.log('\nSkipped, since this machine lacks what they need (MNIST, Chromium or tmux):');
  for (const { fullName } of skipped) console.log(`- ${fullName}`);
}
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
if (failed) process.exitCode = 1;

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}
