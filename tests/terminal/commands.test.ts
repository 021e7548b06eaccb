import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAQAM, RAQAM_BENCH, run } from './program.ts';

/** A machine without data: an empty search path, and an empty home for caches. */
let empty = '';
let env: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'raqam-empty-'));
  env = { RAQAM_DATA: empty, RAQAM_STORE: join(empty, 'store'), HOME: empty, XDG_CACHE_HOME: empty };
});

afterAll(async () => {
  await rm(empty, { recursive: true });
});

describe.each([
  [
    'raqam',
    RAQAM,
    '0.1.0',
    [
      [],
      ['data'],
      ['data', 'fetch'],
      ['data', 'show'],
      ['train'],
      ['evaluate'],
      ['recognize'],
      ['learn'],
      ['learn', 'perceptron'],
    ],
  ],
  [
    'raqam-bench',
    RAQAM_BENCH,
    '0.1.0',
    [[], ['list'], ['environment'], ['model-card'], ['run'], ['report'], ['compare'], ['readme']],
  ],
])('%s', (name, program, version, commands) => {
  test.each(commands)(`${name} %s %s --help tells how it is called, on stdout alone`, async (...command) => {
    const words = command.filter((word) => word !== undefined);
    const { code, stdout, stderr } = await run(program, [...words, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${[name, ...words].join(' ')} [options]`);
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage');
  });

  test('--version', async () => {
    expect(await run(program, ['--version'])).toEqual({ code: 0, signal: null, stdout: `${version}\n`, stderr: '' });
  });

  test('an option that does not exist is wrong usage, told on both streams when JSON was asked for', async () => {
    const { code, stdout, stderr } = await run(program, ['--json', '--colour']);
    const received = name === 'raqam' ? "unknown option '--json'" : "unknown option '--colour'";
    expect(code).toBe(2);
    expect(stderr).toContain(`${name}: ${received}`);
    expect(stderr).toContain(`See ${name} --help.`);
    expect(JSON.parse(stdout)).toEqual({ error: { name: 'UsageError', message: stderr.slice(name.length + 2, -1) } });
  });
});

test.each([
  [
    ['nope'],
    'received the command "nope"; expected one of: draw, data, train, evaluate, recognize, learn. See raqam --help.',
  ],
  [['data', 'shw'], 'received the command "shw"; expected one of: fetch, show. See raqam data --help.'],
  [
    ['data', 'show', 'mnist', '7'],
    "too many arguments for 'show'. Expected 1 argument but got 2: mnist, 7; expected: raqam data show [options] <name>. See raqam data show --help.",
  ],
])('raqam %j is wrong usage', async (args, message) => {
  expect(await run(RAQAM, args)).toEqual({ code: 2, signal: null, stdout: '', stderr: `raqam: ${message}\n` });
});

test('raqam without a terminal says so and ends with code 2', async () => {
  expect(await run(RAQAM, [])).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr:
      'raqam: standard output is not a terminal; the full-screen program needs one. ' +
      'Start it in a terminal, or give a command: raqam --help lists them.\n',
  });
});

test('raqam data --json is one document, and tells what is missing with a remedy', async () => {
  const { code, stdout, stderr } = await run(RAQAM, ['data', '--json'], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    datasets: [
      {
        name: 'mnist',
        error: {
          name: 'DataNotFoundError',
          message: expect.stringMatching(/^mnist: found in none of .* To download it, run: raqam data fetch mnist$/),
        },
      },
      {
        name: 'synthetic',
        origin: 'drawn with seed 1',
        shapes: '(1000, 28, 28), (1000,), (1000, 28, 28), (1000,)',
        parts: ['train', 'test'].map((part) => ({
          part,
          numImages: 1000,
          numPerLabel: Array.from({ length: 10 }, () => 100),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        })),
      },
    ],
  });
});

test('raqam data prints no color into a pipe', async () => {
  const plain = await run(RAQAM, ['data'], { env });
  expect(plain.stdout).toContain('synthetic  drawn with seed 1\n  (1000, 28, 28), (1000,)');
  expect(plain.stdout).not.toContain('\x1b');
});

test('raqam data show prints a picture and its label', async () => {
  const { code, stdout } = await run(RAQAM, ['data', 'show', 'synthetic', '--index', '7'], { env });
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  expect(lines).toHaveLength(16);
  expect(lines[14]).toBe('synthetic/train 7: 7');
  expect(lines.slice(0, 14).join('')).toMatch(/^[ ▀▄█]+$/);
});

test('raqam data show --json gives the pixels', async () => {
  const { stdout } = await run(RAQAM, ['data', 'show', 'synthetic', '--part', 'test', '--index', '1', '--json'], {
    env,
  });
  const shown: unknown = JSON.parse(stdout);
  expect(shown).toMatchObject({ name: 'synthetic/test', index: 1, shape: [28, 28] });
  expect(shown).toHaveProperty('pixels.length', 784);
});

test.each([
  [
    ['data', 'show', 'synthetic', '--index', '1000'],
    'received the index "1000"; expected a whole number from 0 to 999, which synthetic/train has. Pass it with --index.',
  ],
  [
    ['data', 'show', 'synthetic', '--part', 'all'],
    'received the part "all"; expected train or test. Pass one of them with --part.',
  ],
  [
    ['data', 'fetch', 'cifar'],
    'received the data set "cifar"; expected mnist. raqam data lists what is found without a download.',
  ],
  [
    ['data', 'fetch', 'mnist', '--json', '--jsonl'],
    'received --json and --jsonl; expected one of them. --jsonl ends with what --json prints.',
  ],
  [
    ['data', 'show'],
    "missing required argument 'name'; expected: raqam data show [options] <name>. See raqam data show --help.",
  ],
])('raqam %j is wrong usage', async (args, message) => {
  const { code, stderr } = await run(RAQAM, args, { env });
  expect({ code, stderr }).toEqual({ code: 2, stderr: `raqam: ${message}\n` });
});

test('a reader that leaves early is no failure', async () => {
  const child = spawn(process.execPath, [RAQAM, 'data', '--json'], { env: { ...process.env, ...env } });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('raqam-bench list --json names the experiments and the benchmarks', async () => {
  const { code, stdout } = await run(RAQAM_BENCH, ['list', '--json']);
  expect(code).toBe(0);
  const experiments = [
    ...['baselines', 'engine', 'fast-99', 'inference', 'optimizers', 'recognizer', 'report-scenarios', 'scaling'],
    ...['scenario-3', 'time-to-accuracy', 'xor'],
  ];
  const benchmarks = [
    ...['data', 'image', 'inference', 'page-weight'],
    ...['recognizer', 'recognizer-robustness', 'recognizer-rejection', 'recognizer-numbers', 'recognizer-speed'],
    ...['backend', 'engine', 'scaling', 'models', 'engine-chromium', 'site-speed'],
  ];
  expect(JSON.parse(stdout)).toMatchObject({
    experiments: experiments.map((name) => ({ name })),
    benchmarks: benchmarks.map((name) => ({ name })),
  });
});

test('raqam-bench environment --json describes the machine', async () => {
  const { code, stdout } = await run(RAQAM_BENCH, ['environment', '--json'], { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    environment: {
      runtime: 'node',
      runtimeVersion: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      simd: 'simd128',
      packages: { '@raqam/bench': '0.1.0' },
    },
    conditions: { wasm: { simd: true }, data: [{ name: 'mnist', digest: null }] },
  });
});

test.each([
  [
    ['nothing'],
    2,
    'there is no experiment or benchmark "nothing"; expected one of baselines, engine, fast-99, inference, optimizers, recognizer, report-scenarios, scaling, scenario-3, time-to-accuracy, xor, data, image, page-weight, recognizer-robustness, recognizer-rejection, recognizer-numbers, recognizer-speed, backend, models, engine-chromium, site-speed, or a file *.json. raqam-bench list describes them.',
  ],
  [
    ['image', '--limit', '10'],
    2,
    'received --limit, which image does not take; expected it with experiments that train. Leave it out.',
  ],
  [
    ['run', 'scenario-3', '--seeds', '1,1'],
    2,
    "option '--seeds <seeds>' argument '1,1' is invalid. It takes how many (10), or different seeds (3,5 or 4..9); expected: raqam-bench run [options] <names...>. See raqam-bench run --help.",
  ],
  [
    ['recognizer', '--unseen', 'usps,emnist'],
    2,
    "option '--unseen <sets>' argument 'usps,emnist' is invalid. It takes names with commas between them, of mnist, unipen, pendigits, usps; expected: raqam-bench [options] <command> | <experiment…>. See raqam-bench --help.",
  ],
  [
    ['recognizer', '--run', 'nowhere.raqam'],
    1,
    'cannot read nowhere.raqam: there is no such file or folder (ENOENT). Check the path.',
  ],
  [
    ['image', '--json', '--markdown'],
    2,
    'received --json and --markdown; expected one of them. --out report.md writes the other.',
  ],
])('raqam-bench %j ends with code %i', async (args, code, message) => {
  const ended = await run(RAQAM_BENCH, args, { env });
  expect(ended).toMatchObject({ code, stderr: `raqam-bench: ${message}\n` });
});

test('raqam-bench recognizer-numbers says clearly that UNIPEN is missing', async () => {
  const { code, stderr } = await run(RAQAM_BENCH, ['recognizer-numbers'], { env });
  expect(code).toBe(1);
  expect(stderr).toBe(
    'raqam-bench: The benchmark "recognizer-numbers" reads strokes/unipen-train, which is not here; expected it in one of the folders of RAQAM_DATA or raqam.config.json. Put it there, or leave the benchmark out.\n',
  );
});

test('raqam-bench data says clearly that MNIST is missing, as JSON too', async () => {
  const { code, stdout, stderr } = await run(RAQAM_BENCH, ['data', '--json'], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^data: looking for MNIST\nraqam-bench: The benchmark "data" measures MNIST, which is not here\. mnist: found in none of .* To download it, run: raqam data fetch mnist\n$/,
  );
  const message = stderr.split('raqam-bench: ')[1].trimEnd();
  expect(JSON.parse(stdout)).toEqual({ error: { name: 'BenchmarkDataError', message } });
});

test('raqam-bench image --json --out measures, prints one document and writes the same', async () => {
  const out = join(empty, 'report.json');
  const { code, stdout } = await run(RAQAM_BENCH, ['image', '--json', '--out', out], { env });
  expect(code).toBe(0);
  expect((await stat(out)).size).toBe(Buffer.byteLength(stdout));
  const report: unknown = JSON.parse(stdout);
  expect(report).toMatchObject({ version: 3, name: 'image', command: 'raqam-bench image' });
  expect(report).toHaveProperty('measures.0.unit');
});
