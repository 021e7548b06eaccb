import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RAQAM_BENCH, run, start } from './program.ts';

let folder = '';
let env: NodeJS.ProcessEnv = {};

/** Four examples and nine weights: a run takes a moment. */
const QUICK = {
  name: 'quick',
  title: 'A quick look',
  description: 'A few epochs of XOR.',
  data: { name: 'xor' },
  options: { loss: 'binaryCrossentropy', batchSize: 4 },
  seeds: 2,
  conditions: [
    { name: 'Adam', published: { accuracy: 0.999, source: 'nobody' } },
    { name: 'SGD', optimizer: { type: 'sgd' } },
  ],
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-experiments-'));
  env = { RAQAM_STORE: join(folder, 'store') };
  await writeFile(join(folder, 'quick.json'), JSON.stringify(QUICK));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('an experiment file is planned, run, taken from the store, reported again and compared', async () => {
  const bench = async (...args: string[]) => await run(RAQAM_BENCH, args, { env, cwd: folder });

  const planned = await bench('quick.json', '--plan', '--json');
  expect(planned).toMatchObject({ code: 0, stderr: '' });
  const plan: unknown = JSON.parse(planned.stdout);
  expect(plan).toMatchObject({ plans: [{ name: 'quick', numRuns: 4, numThere: 0 }] });

  const first = await bench('run', 'quick.json', '--out', 'results');
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^quick: 4 runs; about [^\n]+, until \d\d:\d\d\n/);
  expect(first.stdout).toContain('A quick look\n');
  expect(first.stdout).toMatch(/To repeat it:\s+raqam-bench quick\.json\n/);
  expect((await readdir(join(folder, 'results'))).sort()).toEqual(
    ['csv', 'html', 'json', 'md'].map((form) => `quick.${form}`),
  );

  const second = await bench('quick.json', '--json');
  expect(second.stderr).toContain('quick: 4 runs, all of them in the store already\n');
  expect(measuresOf(second.stdout)).toEqual(measuresOf(await readFile(join(folder, 'results/quick.json'), 'utf8')));

  const again = await bench('report', 'quick.json', '--json');
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(measuresOf(again.stdout)).toEqual(measuresOf(second.stdout));

  const alike = await bench('compare', 'results/quick.json', 'store', 'quick');
  expect(alike.code).toBe(0);
  expect(alike.stdout).toContain('Nothing is worse by more than 5.0%.');

  const report = JSON.parse(second.stdout) as {
    measures: { name: string; center: number; low: number; high: number }[];
  };
  for (const measure of report.measures.filter(({ name }) => name.startsWith('loss/'))) {
    for (const end of ['center', 'low', 'high'] as const) measure[end] *= 100;
  }
  await writeFile(join(folder, 'worse.json'), JSON.stringify(report));
  const worse = await bench('compare', 'results/quick.json', 'worse.json', '--threshold', '10%', '--json');
  expect(worse.code).toBe(1);
  expect(JSON.parse(worse.stdout)).toMatchObject({ threshold: 0.1, isWorse: true });
});

test('a file that cannot be carried out ends with code 2, before anything is trained', async () => {
  await writeFile(join(folder, 'bad.json'), JSON.stringify({ ...QUICK, epochs: 3 }, null, 2));
  const line = JSON.stringify(QUICK, null, 2).split('\n').length;
  expect(await run(RAQAM_BENCH, ['bad.json'], { env, cwd: folder })).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr: `raqam-bench: bad.json:${line}: epochs is not a known field; expected only the documented ones. Correct that field; experiment.schema.json describes them all.\n`,
  });
});

test('Ctrl-C ends at once, and says what is kept and how to go on', async () => {
  const long = {
    ...{ name: 'long', title: 'Long', description: 'Digits that are drawn.', data: { name: 'synthetic' }, seeds: 2 },
    ...{ model: 'softmax', conditions: [{ name: 'Adam', epochs: 3000 }] },
  };
  await writeFile(join(folder, 'long.json'), JSON.stringify(long));
  const program = start(RAQAM_BENCH, ['long.json', '--jobs', '1'], { env, cwd: folder });
  await program.said(/^long: 2 runs/);
  program.kill('SIGINT');
  const { code, stderr } = await program.ended;
  expect(code).toBe(130);
  expect(stderr).toContain('long: stopping; what is finished is kept. Ctrl-C again ends at once.\n');
  expect(stderr).toMatch(
    /raqam-bench: stopped: \d of 2 runs are finished and kept in .*store\. Give the same command again to go on with the others\.\n$/,
  );
});

function measuresOf(report: string): unknown {
  return (JSON.parse(report) as { measures: unknown }).measures;
}
