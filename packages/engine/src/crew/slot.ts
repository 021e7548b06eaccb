import type { MemoryPlan, Phase, Region } from '../plan/plan.ts';
import type { Job, JobResult } from './crew.ts';

/** What a job works on. */
export type Batch = Pick<Job, 'arguments' | 'labels' | 'pixels' | 'targets'>;

/** Address of a slot; jobs take the slots in turn. @param job Number of the job, from 0. */
export function slotAddress({ slots }: MemoryPlan, job: number): number {
  return slots.offset + (job % slots.count) * slots.stride;
}

/** Puts what a job works on into its slot. */
export function fillSlot(memory: Uint8Array, { slot: layout }: MemoryPlan, slot: number, batch: Batch): void {
  memory.set(batch.arguments, slot + layout.arguments.offset);
  memory.set(batch.pixels, slot + layout.pixels.offset);
  if (batch.labels !== null) memory.set(batch.labels, slot + layout.labels.offset);
  if (batch.targets !== null) memory.set(batch.targets, slot + layout.targets.offset);
}

/** Where a job leaves what `toJobResult` takes: losses, correct and outputs of its images. */
export function resultRegions({ slot: layout }: MemoryPlan, slot: number, numImages: number): readonly Region[] {
  const { correct, losses, outputs } = layout;
  // A slot has room for as many images as for losses, which are f32.
  const maxImages = losses.sizeBytes / Float32Array.BYTES_PER_ELEMENT;
  return [
    { offset: slot + losses.offset, sizeBytes: numImages * Float32Array.BYTES_PER_ELEMENT },
    { offset: slot + correct.offset, sizeBytes: numImages },
    { offset: slot + outputs.offset, sizeBytes: numImages * (outputs.sizeBytes / maxImages) },
  ];
}

/** What a job left, from copies of its `resultRegions`. */
export function toJobResult([losses, correct, outputs]: readonly Uint8Array<ArrayBuffer>[]): JobResult {
  return { losses: new Float32Array(losses.buffer), correct, outputs: new Float32Array(outputs.buffer) };
}

/** A copy of each region, shared with nobody. */
export function copyRegions(memory: Uint8Array, regions: readonly Region[]): Uint8Array<ArrayBuffer>[] {
  return regions.map(({ offset, sizeBytes }) => {
    const copy = new Uint8Array(sizeBytes);
    copy.set(memory.subarray(offset, offset + sizeBytes));
    return copy;
  });
}

/** How many tasks a phase has for so many images. */
export function countTasks({ imagesPerTask, numTasks }: Phase, numImages: number): number {
  return imagesPerTask === null ? numTasks : Math.ceil(numImages / imagesPerTask);
}
