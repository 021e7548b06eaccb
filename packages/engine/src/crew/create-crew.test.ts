import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import * as tiny from '../../test/tiny-program.ts';
import { WorkerError } from '../errors.ts';
import { createCrew } from './create-crew.ts';
import type { Crew, JobResult } from './crew.ts';

const modules = { own: tiny.compileTinyProgram(false), shared: tiny.compileTinyProgram(true) };

let crew: Crew | null = null;
afterEach(() => crew?.dispose());

/** A crew that is gone behind the test. */
async function create(numWorkers: number, sharedMemory: boolean, createWorker?: () => Worker): Promise<Crew> {
  const module = numWorkers > 1 && sharedMemory ? modules.shared : modules.own;
  crew = await createCrew({
    module,
    memory: tiny.memory,
    programs: tiny.programs,
    numWorkers,
    sharedMemory,
    createWorker,
  });
  return crew;
}

/** All that 40 steps leave, as many under way as may be. */
async function train(worker: Crew, program: string): Promise<readonly unknown[]> {
  await worker.write(tiny.weights, new Uint8Array(Float32Array.of(0.25, -0.5, 0.75, 1, 3).buffer));
  const results: JobResult[] = [];
  for (let first = 0; first < 40; first += 4) {
    results.push(...(await Promise.all([0, 1, 2, 3].map((each) => worker.run(tiny.createJob(first + each, program))))));
  }
  return [...results, ...(await worker.read([tiny.weights]))];
}

const inline = await train(await create(1, false), 'step');

describe.each([
  { memory: 'shared', sharedMemory: true },
  { memory: 'messages', sharedMemory: false },
])('workers with memory: $memory', ({ memory, sharedMemory }) => {
  test.each([2, 3, 4, 8])('%i leave the same bytes as the calling thread', async (numWorkers) => {
    const workers = await create(numWorkers, sharedMemory);
    expect(workers).toMatchObject({ numWorkers, memory });
    expect(await train(workers, 'step')).toEqual(inline);
    expect(await train(workers, 'stepWithoutSending')).toEqual(inline);
  });

  test('what is read and written stands between the jobs before and those behind', async () => {
    const workers = await create(2, sharedMemory);
    const one = new Uint8Array(new Float32Array(5).fill(1).buffer);
    const two = new Uint8Array(new Float32Array(5).fill(2).buffer);
    const answers = await Promise.all([
      workers.write(tiny.weights, one),
      workers.run(tiny.createJob(0, 'step')),
      workers.read([tiny.weights]),
      workers.write(tiny.weights, two),
      workers.read([tiny.weights]),
      workers.run(tiny.createJob(0, 'step')),
      workers.read([tiny.weights]),
    ]);
    const alone = await create(1, false);
    await alone.write(tiny.weights, one);
    const first = await alone.run(tiny.createJob(0, 'step'));
    const learned = await alone.read([tiny.weights]);
    await alone.write(tiny.weights, two);
    const second = await alone.run(tiny.createJob(0, 'step'));
    expect(answers).toEqual([undefined, first, learned, undefined, [two], second, await alone.read([tiny.weights])]);
  });

  test('a job without tasks has an end', async () => {
    const workers = await create(3, sharedMemory);
    const { numImages } = tiny.createJob(0, 'empty');
    expect((await workers.run(tiny.createJob(0, 'empty'))).losses).toEqual(new Float32Array(numImages));
  });

  test('what fails in a worker is told with its stack, and ends them all', async () => {
    const gone = countGone();
    const workers = await create(2, sharedMemory, gone.createWorker);
    const jobs = ['step', 'failing', 'step'].map((program, index) => workers.run(tiny.createJob(index, program)));
    const [before, ...behind] = await Promise.allSettled(jobs);
    expect(before.status).toBe('fulfilled');
    for (const outcome of behind) {
      const { reason } = outcome as { readonly reason: WorkerError & { readonly cause: Error } };
      expect(reason).toBeInstanceOf(WorkerError);
      expect(reason.message).toMatch(
        /^Worker [12] of 2 failed in the phase outOfBounds: memory access out of bounds\. The crew has ended; begin anew from the last weights\.$/,
      );
      expect(reason.cause.stack).toMatch(/wasm-function\[\d+\].*\n.*(shared|message)-member/);
    }
    await expect(workers.read([tiny.weights])).rejects.toThrow(WorkerError);
    await workers.dispose();
    expect(gone.count()).toBe(2);
  });

  test.each([
    ['process.exit(3)', 'ended by itself: exit code 3'],
    ['throw new RangeError("made to fail")', 'failed: made to fail'],
    ['import("file:///missing.js")', /^failed: Cannot find module '\/missing\.js'/],
  ])('a worker whose program is %s', async (program, happened) => {
    const gone = countGone(program);
    const error: unknown = await create(2, sharedMemory, gone.createWorker).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorkerError);
    const said = /^Worker [12] of 2 (.*)\. The crew has ended; begin anew from the last weights\.$/s.exec(
      (error as Error).message,
    );
    expect(said?.[1]).toMatch(happened);
    expect(gone.count()).toBe(gone.numCreated());
  });

  test('a worker that ends in the middle', async () => {
    let first: Worker | null = null;
    const workers = await create(2, sharedMemory, () => {
      const worker = createWorker();
      first ??= worker;
      return worker;
    });
    const job = workers.run(tiny.createJob(0, 'endless'));
    await (first as Worker | null)?.terminate();
    await expect(job).rejects.toThrow(
      new WorkerError(
        'Worker 1 of 2 ended by itself: exit code 1. The crew has ended; begin anew from the last weights.',
      ),
    );
  });

  test('disposed in the middle of a job it ends at once', async () => {
    const gone = countGone();
    const workers = await create(2, sharedMemory, gone.createWorker);
    const jobs = Promise.allSettled([0, 1].map((index) => workers.run(tiny.createJob(index, 'endless'))));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const startMs = performance.now();
    await workers.dispose();
    expect(performance.now() - startMs).toBeLessThan(100);
    expect(gone.count()).toBe(2);
    const reason = new WorkerError('The crew was disposed and works no more. Create another one.');
    expect(await jobs).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    await expect(workers.run(tiny.createJob(0, 'step'))).rejects.toThrow(reason);
    await workers.dispose();
  });
});

describe('workers that share memory', () => {
  test('take what is next: one with a long task leaves the others to the rest', async () => {
    const workers = await create(2, true);
    await workers.run(tiny.createJob(0, 'traced'));
    const [bytes] = await workers.read([tiny.traces]);
    const [long, ...short] = new Int32Array(bytes.buffer);
    expect(short).not.toContain(long);
    expect(new Set(short).size).toBe(1);
  });

  test('take no more jobs than there are slots', async () => {
    const workers = await create(2, true);
    const jobs = [0, 1, 2, 3].map((index) => workers.run(tiny.createJob(index, 'step')));
    await expect(workers.run(tiny.createJob(4, 'step'))).rejects.toThrow(
      new WorkerError('4 jobs are under way; expected at most 3 when another is given. Wait for one.'),
    );
    await Promise.all(jobs);
  });
});

test('workers that share nothing divide the tasks by their speed', async () => {
  const workers = await create(2, false);
  const numFirst: number[] = [];
  for (let step = 0; step < 8; step++) {
    await workers.run(tiny.createJob(0, 'traced'));
    const [bytes] = await workers.read([tiny.traces]);
    const [first, ...others] = new Int32Array(bytes.buffer);
    numFirst.push(1 + others.filter((scratch) => scratch === first).length);
  }
  expect(numFirst[0]).toBe(32);
  expect(numFirst.at(-1)).toBeLessThan(8);
});

describe('the calling thread', () => {
  test('fails as a worker does', async () => {
    const alone = await create(1, true);
    expect(alone).toMatchObject({ numWorkers: 1, memory: 'own' });
    const reason = new WorkerError(
      'Worker 1 of 1 failed in the phase outOfBounds: memory access out of bounds. The crew has ended; begin anew from the last weights.',
    );
    await expect(alone.run(tiny.createJob(0, 'failing'))).rejects.toThrow(reason);
    await expect(alone.read([])).rejects.toThrow(reason);
  });

  test('does nothing more when it was disposed', async () => {
    const alone = await create(1, true);
    await alone.dispose();
    const reason = new WorkerError('The crew was disposed and works no more. Create another one.');
    await expect(alone.run(tiny.createJob(0, 'step'))).rejects.toThrow(reason);
    await expect(alone.read([tiny.weights])).rejects.toThrow(reason);
    await expect(alone.write(tiny.weights, new Uint8Array(20))).rejects.toThrow(reason);
  });
});

/** The package's own worker. */
function createWorker(): Worker {
  return new Worker(new URL('./crew-worker.ts', import.meta.url), { execArgv: ['--conditions=@raqam/source'] });
}

/** Workers that are counted when they are gone. @param program In the place of the package's own. */
function countGone(program: string | null = null) {
  let numCreated = 0;
  let numGone = 0;
  return {
    count: () => numGone,
    numCreated: () => numCreated,
    createWorker: () => {
      const worker = program === null ? createWorker() : new Worker(program, { eval: true });
      numCreated += 1;
      worker.on('exit', () => {
        numGone += 1;
      });
      return worker;
    },
  };
}
