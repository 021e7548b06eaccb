import type { MemoryPlan, Phase, Region } from '../plan/plan.ts';
import type { Job, JobResult } from './crew.ts';

/** Address of a slot; jobs take the slots in turn. @param job Number of the job, from 0. */
export function slotAddress({ slots }: MemoryPlan, job: number): number {
  return slots.offset + (job % slots.count) * slots.stride;
}

/** Puts what a job works on into its slot. */
export function fillSlot(bytes: Uint8Array, plan: MemoryPlan, slot: number, job: Omit<Job, 'phases'>): void {
  bytes.set(job.arguments, slot + plan.slot.arguments.offset);
  bytes.set(job.pixels, slot + plan.slot.pixels.offset);
  if (job.labels !== null) bytes.set(job.labels, slot + plan.slot.labels.offset);
}

/** Copies what a job left in its slot, of its images alone. */
export function readSlot(bytes: Uint8Array, plan: MemoryPlan, slot: number, numImages: number): JobResult {
  const { correct, losses, outputs } = plan.slot;
  // The slot is made for as many images as there may be losses.
  const outputBytes = (outputs.sizeBytes / (losses.sizeBytes / Float32Array.BYTES_PER_ELEMENT)) * numImages;
  const copy = ({ offset }: Region, sizeBytes: number) => copyBytes(bytes, { offset: slot + offset, sizeBytes });
  return {
    losses: new Float32Array(copy(losses, numImages * Float32Array.BYTES_PER_ELEMENT).buffer),
    correct: copy(correct, numImages),
    outputs: new Float32Array(copy(outputs, outputBytes).buffer),
  };
}

/** A copy of a region, no longer shared with anybody. */
export function copyBytes(bytes: Uint8Array, { offset, sizeBytes }: Region): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(sizeBytes);
  copy.set(bytes.subarray(offset, offset + sizeBytes));
  return copy;
}

/** How many tasks a phase has for so many images. */
export function countTasks({ imagesPerTask, numTasks }: Phase, numImages: number): number {
  return imagesPerTask === null ? numTasks : Math.ceil(numImages / imagesPerTask);
}
