import { jobBoardBytes } from '../crew/job-board.ts';
import { CONTROL_BYTES } from '../crew/task-counters.ts';
import { EngineError } from '../errors.ts';
import type { MemoryPlan, RegionArray } from '../plan/plan.ts';
import { STEP_ARGUMENTS_BYTES } from '../plan/step-arguments.ts';
import { align, allocate } from './allocate.ts';
import type { Buffer } from './buffer.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { PhaseDraft } from './op.ts';

/** Where a buffer stands: an address, or an offset from the beginning of the slot or of the worker's scratch. */
export interface BufferPlace {
  readonly base: 'memory' | 'slot' | 'scratch';
  readonly offset: number;
  /** Bytes from one task's part to the next; 0 where there is one part only. */
  readonly stride: number;
}

/** What a slot holds beside the arguments. */
export interface SlotBuffers {
  readonly pixels: Buffer;
  readonly labels: Buffer;
  readonly targets: Buffer;
  readonly losses: Buffer;
  readonly correct: Buffer;
  readonly outputs: Buffer;
}

/** What memory is planned for. */
export interface MemoryNeeds {
  /** Of all programs; each begins and ends with nothing in the chunks' buffers. */
  readonly programs: readonly (readonly PhaseDraft[])[];
  /** Buffers of the kind `program` that stand side by side in this order, before all others of that kind. */
  readonly first: readonly Buffer[];
  readonly slot: SlotBuffers;
  readonly batchSize: number;
  readonly numSlots: number;
  readonly numScratches: number;
}

/** WebAssembly's memory ends there, and so do the signed addresses that kernels count with. */
const MAX_BYTES = 2 ** 31;

/**
 * Finds a place for everything, before the first step: first what the crew needs, then what lives as long as the
 * program, then what lives from one phase to another, then the slots, then the workers' scratches.
 *
 * @param name Of the network, for errors.
 * @throws {EngineError} When it needs 2 GiB or more.
 */
export function planMemory(
  name: string,
  { batchSize, first, numScratches, numSlots, programs, slot }: MemoryNeeds,
): { readonly memory: MemoryPlan; readonly places: ReadonlyMap<Buffer, BufferPlace> } {
  const places = new Map<Buffer, BufferPlace>();
  const numChunks = Math.ceil(batchSize / IMAGES_PER_TASK);
  const control = { offset: 0, sizeBytes: CONTROL_BYTES + jobBoardBytes(numSlots, numScratches) };
  let end = align(control.sizeBytes);

  const used = programs.flatMap((phases) => phases.flatMap(buffersOf));
  for (const buffer of new Set([...first, ...used])) {
    if (buffer.kind !== 'program') continue;
    places.set(buffer, { base: 'memory', offset: end, stride: 0 });
    end += align(buffer.sizeBytes);
  }

  let counterBytes = 0;
  for (const buffer of new Set(used)) {
    if (buffer.kind !== 'counter') continue;
    places.set(buffer, { base: 'scratch', offset: counterBytes, stride: 0 });
    counterBytes += buffer.sizeBytes;
  }
  counterBytes = align(counterBytes);

  // A chunk's buffer that one phase alone uses is scratch; time is counted in operations there, else in phases.
  let scratchBytes = 0;
  let sharedBytes = 0;
  for (const phases of programs) {
    const uses = new Map<Buffer, { readonly phases: Set<number>; first: number; last: number }>();
    phases.forEach((phase, phaseIndex) => {
      opsOf(phase).forEach(({ reads, writes }, time) => {
        for (const buffer of [...reads, ...writes]) {
          if (buffer.kind !== 'chunk') continue;
          const use = uses.get(buffer) ?? { phases: new Set(), first: time, last: time };
          use.phases.add(phaseIndex);
          use.last = time;
          uses.set(buffer, use);
        }
      });
    });
    phases.forEach((_, phaseIndex) => {
      const own = Array.from(uses).filter(([, use]) => use.phases.size === 1 && use.phases.has(phaseIndex));
      const { offsets, totalBytes } = allocate(own.map(([{ sizeBytes }, use]) => ({ ...use, sizeBytes })));
      own.forEach(([buffer], index) => {
        places.set(buffer, { base: 'scratch', offset: counterBytes + offsets[index], stride: 0 });
      });
      scratchBytes = Math.max(scratchBytes, counterBytes + totalBytes);
    });
    const shared = Array.from(uses).filter(([, use]) => use.phases.size > 1);
    const lifetimes = shared.map(([{ sizeBytes }, use]) => ({
      sizeBytes: numChunks * sizeBytes,
      first: Math.min(...use.phases),
      last: Math.max(...use.phases),
    }));
    const { offsets, totalBytes } = allocate(lifetimes);
    shared.forEach(([buffer], index) => {
      places.set(buffer, { base: 'memory', offset: end + offsets[index], stride: buffer.sizeBytes });
    });
    sharedBytes = Math.max(sharedBytes, totalBytes);
  }
  end += sharedBytes;

  let slotBytes = 0;
  const inSlot = (sizeBytes: number) => {
    const region = { offset: slotBytes, sizeBytes };
    slotBytes += align(sizeBytes);
    return region;
  };
  const batchInSlot = (buffer: Buffer) => {
    places.set(buffer, { base: 'slot', offset: slotBytes, stride: buffer.sizeBytes });
    return inSlot(numChunks * buffer.sizeBytes);
  };
  const slotLayout = {
    arguments: inSlot(STEP_ARGUMENTS_BYTES),
    pixels: batchInSlot(slot.pixels),
    labels: batchInSlot(slot.labels),
    targets: batchInSlot(slot.targets),
    losses: batchInSlot(slot.losses),
    correct: batchInSlot(slot.correct),
    outputs: batchInSlot(slot.outputs),
  };
  const inMemory = (stride: number, count: number): RegionArray => {
    const array = { offset: end, stride, count };
    end += stride * count;
    return array;
  };
  const slots = inMemory(slotBytes, numSlots);
  // No two workers write to one cache line.
  const scratch = inMemory(Math.max(64, Math.ceil(scratchBytes / 64) * 64), numScratches);
  if (end >= MAX_BYTES) {
    throw new EngineError(
      `${name}: batches of ${batchSize} need ${end} bytes of memory; expected less than ${MAX_BYTES}. ` +
        'Make the batch or the network smaller.',
    );
  }
  return { memory: { totalBytes: end, control, slots, slot: slotLayout, scratch }, places };
}

/** A phase's operations in the order in which tasks carry them out; no task carries out those of two groups. */
export function opsOf({ groups }: PhaseDraft): readonly PhaseDraft['groups'][number]['ops'][number][] {
  return groups.flatMap(({ ops }) => ops);
}

function buffersOf(phase: PhaseDraft): readonly Buffer[] {
  return opsOf(phase).flatMap(({ reads, writes }) => [...reads, ...writes]);
}
