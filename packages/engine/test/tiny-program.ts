import type { FunctionBuilder } from '@raqam/kernels/assembler';
import { f32, i32, ModuleBuilder, type ParameterLocals } from '@raqam/kernels/assembler';
import type { Job, Programs } from '../src/crew/crew.ts';
import { jobBoardBytes } from '../src/crew/job-board.ts';
import { CONTROL_BYTES } from '../src/crew/task-counters.ts';
import type { MemoryPlan, Phase, Region } from '../src/plan/plan.ts';

// A program as small as one can be that has all a training has: batches, shards of what their images say, parameters
// that depend on all of them, and so on all steps before. Beside it phases that fail or never end.

const BATCH = 20;
const IMAGES_PER_TASK = 2;
const PIXELS = 4;
const NUM_WEIGHTS = 5;
const MAX_WORKERS = 8;

const WEIGHTS = 1024;
const SHARDS = 1280;
const SLOTS = 1536;
const SLOT = { arguments: 0, pixels: 16, labels: 96, targets: 128, losses: 208, correct: 288, outputs: 320, end: 400 };
const SCRATCH = SLOTS + 4 * SLOT.end;

const region = (offset: number, sizeBytes: number): Region => ({ offset, sizeBytes });

export const weights = region(WEIGHTS, 4 * NUM_WEIGHTS);
/** Of the phase `trace`: for each of 64 tasks the scratch of the worker that had it. */
export const traces = region(SCRATCH + 16 * MAX_WORKERS, 4 * 64);

export const memory: MemoryPlan = {
  totalBytes: 65_536,
  control: region(0, CONTROL_BYTES + jobBoardBytes(4, MAX_WORKERS)),
  slots: { offset: SLOTS, stride: SLOT.end, count: 4 },
  slot: {
    arguments: region(SLOT.arguments, 4),
    pixels: region(SLOT.pixels, BATCH * PIXELS),
    labels: region(SLOT.labels, BATCH),
    targets: region(SLOT.targets, 4 * BATCH),
    losses: region(SLOT.losses, 4 * BATCH),
    correct: region(SLOT.correct, BATCH),
    outputs: region(SLOT.outputs, 4 * BATCH),
  },
  scratch: { offset: SCRATCH, stride: 16, count: MAX_WORKERS },
};

const byTask = (base: 'memory' | 'slot', offset: number, sizeBytes: number) => ({
  base,
  offset,
  stride: sizeBytes,
  sizeBytes,
});
const phase = (name: string, numTasks: number, outputs: Phase['outputs'] = []): Phase => ({
  name,
  exportName: name,
  imagesPerTask: null,
  numTasks,
  outputs,
});

const images: Phase = {
  ...phase('images', 0, [
    byTask('memory', SHARDS, 4),
    byTask('slot', SLOT.losses, 4 * IMAGES_PER_TASK),
    byTask('slot', SLOT.correct, IMAGES_PER_TASK),
    byTask('slot', SLOT.outputs, 4 * IMAGES_PER_TASK),
  ]),
  imagesPerTask: IMAGES_PER_TASK,
};

/** Parameters that one worker each computes and sends. */
const step = [images, phase('parameters', NUM_WEIGHTS, [byTask('memory', weights.offset, 4)])];
/** Parameters that every worker computes where memory is not shared. */
const stepWithoutSending = [images, phase('parameters', NUM_WEIGHTS, null)];
/** Leaves in `traces` who did what; the first task takes as long as all others together, and longer. */
const traced = [phase('trace', 64, [byTask('memory', traces.offset, 4)])];
const failing = [images, phase('outOfBounds', 3)];
const endless = [phase('endless', 2)];
const empty = [phase('images', 0)];

export const programs: Programs = { step, stepWithoutSending, traced, failing, endless, empty };

/** The program, compiled. */
export function compileTinyProgram(shared: boolean): WebAssembly.Module {
  const module = new ModuleBuilder({ memory: { initialPages: 1, maximumPages: 1, shared } });
  const define = (name: string, write: (f: FunctionBuilder, params: ParameterLocals<typeof PHASE_PARAMS>) => void) =>
    module.function(name, PHASE_PARAMS, write);

  define('images', (f, { slot, task }) => {
    const sum = f.let('sum', f32.const(0));
    const first = f.let('first', i32.mul(task, IMAGES_PER_TASK));
    const image = f.let('image', first);
    const end = f.let('end', i32.add(first, IMAGES_PER_TASK));
    f.if(i32.gtS(end, i32.load(slot)), () => f.set(end, i32.load(slot)));
    f.doWhile(
      () => {
        const loss = f.let('loss', f32.const(0));
        f.for('pixel', { to: PIXELS }, (pixel) => {
          const value = i32.load8U(i32.add(slot, i32.add(i32.mul(image, PIXELS), pixel)), SLOT.pixels);
          f.set(loss, f32.add(loss, f32.mul(f32.convertI32S(value), f32.load(i32.mul(pixel, 4), weights.offset))));
        });
        f.set(sum, f32.add(sum, loss));
        const label = i32.load8U(i32.add(slot, image), SLOT.labels);
        const pixel = i32.load8U(i32.add(slot, i32.mul(image, PIXELS)), SLOT.pixels);
        f.do(f32.store(i32.add(slot, i32.mul(image, 4)), loss, SLOT.losses));
        const target = f32.load(i32.add(slot, i32.mul(image, 4)), SLOT.targets);
        f.do(f32.store(i32.add(slot, i32.mul(image, 4)), f32.mul(loss, target), SLOT.outputs));
        f.do(i32.store8(i32.add(slot, image), i32.eq(pixel, label), SLOT.correct));
        f.advance(image, 1);
      },
      () => i32.ltS(image, end),
    );
    f.do(f32.store(i32.mul(task, 4), sum, SHARDS));
  });
  define('parameters', (f, { slot, task }) => {
    const sum = f.let('sum', f32.const(0));
    const numShards = i32.divU(i32.add(i32.load(slot), IMAGES_PER_TASK - 1), IMAGES_PER_TASK);
    f.for('shard', { to: f.let('numShards', numShards) }, (shard) => {
      f.set(sum, f32.add(sum, f32.load(i32.mul(shard, 4), SHARDS)));
    });
    const old = f32.load(i32.mul(task, 4), weights.offset);
    const rate = f32.mul(f32.const(1e-4), f32.convertI32S(i32.add(task, 1)));
    f.do(f32.store(i32.mul(task, 4), f32.sub(f32.mul(old, f32.const(1.125)), f32.mul(rate, sum)), weights.offset));
  });
  define('trace', (f, { scratch, task }) => {
    const left = f.let('left', i32.const(10_000));
    f.if(i32.eqz(task), () => f.set(left, i32.const(200_000_000)));
    f.doWhile(
      () => f.advance(left, -1),
      () => left,
    );
    f.do(i32.store(i32.mul(task, 4), scratch, traces.offset));
  });
  define('outOfBounds', (f) => {
    f.do(i32.load(i32.const(-16)));
  });
  define('endless', (f) => {
    f.doWhile(
      () => {},
      () => i32.const(1),
    );
  });
  return new WebAssembly.Module(module.encode());
}

const PHASE_PARAMS = { task: 'i32', slot: 'i32', scratch: 'i32' } as const;

/** The nth batch, always the same. The last images of most of them are missing. */
export function createJob(number: number, program: string): Job {
  const numImages = BATCH - (number % 4);
  return {
    program,
    arguments: new Uint8Array(Int32Array.of(numImages).buffer),
    numImages,
    pixels: Uint8Array.from({ length: numImages * PIXELS }, (_, index) => (index * 37 + number * 101) % 256),
    labels: Uint8Array.from({ length: numImages }, (_, index) => (index * 148 + number * 101) % 256),
    targets: new Uint8Array(Float32Array.from({ length: numImages }, (_, index) => index + number / 8).buffer),
  };
}
