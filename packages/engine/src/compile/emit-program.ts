import { type Expression, type FunctionHandle, i32, type ModuleBuilder } from '@raqam/kernels/assembler';
import type { MemoryPlan } from '../plan/plan.ts';
import { argumentOffset } from '../plan/step-arguments.ts';
import type { Buffer } from './buffer.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { Op, OpContext, PhaseDraft } from './op.ts';
import type { BufferPlace } from './plan-memory.ts';

/** Where everything stands. */
export interface EmitOptions {
  readonly memory: MemoryPlan;
  readonly places: ReadonlyMap<Buffer, BufferPlace>;
  /** Buffers whose addresses are moved by the argument `weightsShift`. */
  readonly shifted: ReadonlySet<Buffer>;
}

type TaskFunction = FunctionHandle<{ readonly task: 'i32'; readonly slot: 'i32'; readonly scratch: 'i32' }, 'none'>;

const PARAMETERS = { task: 'i32', slot: 'i32', scratch: 'i32' } as const;

/**
 * Emits a phase: a function for each operation, and one that carries out a task by calling those of its group.
 *
 * @returns The names under which the operations are exported, in order.
 */
export function emitPhase(module: ModuleBuilder, phase: PhaseDraft, options: EmitOptions): readonly string[] {
  const names: string[] = [];
  const groups = phase.groups.map(({ numTasks, ops }) => ({
    numTasks,
    functions: ops.map((op) => {
      const name = `${phase.name}.${names.length}`;
      names.push(name);
      return emitOp(module, name, op, options);
    }),
  }));
  module.function(phase.name, PARAMETERS, (f, { scratch, slot, task }) => {
    const rest = f.let('rest', task);
    for (const { functions, numTasks } of groups) {
      const carryOut = () => {
        for (const each of functions) f.call(each, { task: rest, slot, scratch });
      };
      if (numTasks === null) {
        carryOut();
        continue;
      }
      // Unsigned, so that it is false too for tasks of the groups before.
      f.if(i32.ltU(rest, numTasks), carryOut);
      f.advance(rest, -numTasks);
    }
  });
  return names;
}

/** One operation as a function of the module. */
function emitOp(module: ModuleBuilder, name: string, op: Op, { memory, places, shifted }: EmitOptions): TaskFunction {
  return module.function(name, PARAMETERS, (f, { scratch, slot, task }) => {
    const placeOf = (buffer: Buffer): BufferPlace => {
      const place = places.get(buffer);
      if (place === undefined || !(op.reads.includes(buffer) || op.writes.includes(buffer))) {
        throw new Error(`${op.layer}, ${op.name}: it uses ${buffer.name} and does not say so.`);
      }
      return place;
    };
    const argumentAt = (place: Parameters<OpContext['argument']>[0]) =>
      memory.slot.arguments.offset + argumentOffset(place);
    const batchImages = i32.load(slot, argumentAt('numImages'));
    const remaining = () => i32.sub(batchImages, i32.mul(task, IMAGES_PER_TASK));
    op.emit({
      module,
      f,
      task,
      batchImages,
      get numImages() {
        const numImages = f.let('numImages', remaining());
        f.if(i32.gtS(numImages, IMAGES_PER_TASK), () => f.set(numImages, i32.const(IMAGES_PER_TASK)));
        return numImages;
      },
      numChunks: i32.divU(i32.add(batchImages, IMAGES_PER_TASK - 1), IMAGES_PER_TASK),
      own: (buffer) => {
        const { base, offset, stride } = placeOf(buffer);
        const start: Expression<'i32'> | number = { memory: 0, slot, scratch }[base];
        const part = stride === 0 ? i32.const(0) : i32.mul(task, stride);
        const address = start === 0 ? i32.add(part, offset) : i32.add(i32.add(start, offset), part);
        return shifted.has(buffer) ? i32.add(address, i32.load(slot, argumentAt('weightsShift'))) : address;
      },
      all: (buffer) => {
        const { base, offset } = placeOf(buffer);
        if (base !== 'memory') throw new Error(`${op.layer}, ${op.name}: ${buffer.name} stands in the ${base}.`);
        return offset;
      },
      stride: (buffer) => placeOf(buffer).stride,
      argument: (argument) => i32.add(slot, argumentAt(argument)),
    });
  });
}
