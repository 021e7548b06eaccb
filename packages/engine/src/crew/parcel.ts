import type { TaskOutput } from '../plan/plan.ts';
import type { ShareTime } from './task-shares.ts';

/** What a worker without shared memory sends another behind a phase: what its tasks have left, one behind the other. */
export interface Parcel {
  readonly time: ShareTime;
  readonly buffer: ArrayBuffer;
}

/** Tasks of a phase, from `from` to before `to`. */
export interface TaskRange {
  readonly from: number;
  readonly to: number;
}

/** How many bytes tasks leave. */
export function countOutputBytes(outputs: readonly TaskOutput[], { from, to }: TaskRange): number {
  return (to - from) * outputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** Copies what tasks have left in memory to a parcel. */
export function pack(
  memory: Uint8Array,
  outputs: readonly TaskOutput[],
  range: TaskRange,
  slot: number,
  buffer: ArrayBuffer,
): void {
  const parcel = new Uint8Array(buffer);
  forEachRun(outputs, range, slot, (address, place, sizeBytes) => {
    parcel.set(memory.subarray(address, address + sizeBytes), place);
  });
}

/** Copies a parcel to where the tasks would have left it here. */
export function unpack(
  memory: Uint8Array,
  outputs: readonly TaskOutput[],
  range: TaskRange,
  slot: number,
  buffer: ArrayBuffer,
): void {
  const parcel = new Uint8Array(buffer);
  forEachRun(outputs, range, slot, (address, place, sizeBytes) => {
    memory.set(parcel.subarray(place, place + sizeBytes), address);
  });
}

/** Visits the pieces of memory that tasks leave, and their places in a parcel: one piece where they stand side by side. */
function forEachRun(
  outputs: readonly TaskOutput[],
  { from, to }: TaskRange,
  slot: number,
  visit: (address: number, place: number, sizeBytes: number) => void,
): void {
  let place = 0;
  for (const { base, offset, sizeBytes, stride } of outputs) {
    const start = offset + (base === 'slot' ? slot : 0);
    const tasksPerRun = stride === sizeBytes ? to - from : 1;
    for (let task = from; task < to; task += tasksPerRun) {
      visit(start + task * stride, place, tasksPerRun * sizeBytes);
      place += tasksPerRun * sizeBytes;
    }
  }
}
