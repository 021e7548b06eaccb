import { IMAGES_PER_TASK } from './images-per-task.ts';

/**
 * Bytes that operations read and write. Where they stand is decided when all operations are known:
 *
 * - `slot`: beside the batch's images, one part for each task of the phase `images`.
 * - `chunk`: one part for each task; in the worker's scratch where no other phase uses it, else in memory, the parts
 *   side by side, so that what belongs to images is one array of the whole batch.
 * - `program`: one for all, as weights are.
 * - `counter`: an i32 in each worker's scratch that nothing else overwrites.
 */
export interface Buffer {
  readonly kind: 'slot' | 'chunk' | 'program' | 'counter';
  readonly name: string;
  /** Of one part. */
  readonly sizeBytes: number;
  /** What stands there from the beginning; null: zeros. */
  readonly initialValues: Float32Array | null;
}

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** So many bytes for each image. */
export function imageBytes(kind: 'slot' | 'chunk', name: string, bytesPerImage: number): Buffer {
  return { kind, name, sizeBytes: IMAGES_PER_TASK * bytesPerImage, initialValues: null };
}

/** So many f32 for each image. */
export function imageValues(name: string, valuesPerImage: number): Buffer {
  return imageBytes('chunk', name, FLOAT_BYTES * valuesPerImage);
}

/** So many bytes for each task, however many images it has. */
export function taskBytes(name: string, sizeBytes: number): Buffer {
  return { kind: 'chunk', name, sizeBytes, initialValues: null };
}

/** So many f32 for each task. */
export function taskValues(name: string, numValues: number): Buffer {
  return taskBytes(name, FLOAT_BYTES * numValues);
}

/** So many f32 for all. */
export function programValues(name: string, numValues: number): Buffer {
  return { kind: 'program', name, sizeBytes: FLOAT_BYTES * numValues, initialValues: null };
}

/** f32 that are known. */
export function constantValues(name: string, values: Float32Array): Buffer {
  return { kind: 'program', name, sizeBytes: values.byteLength, initialValues: values };
}

/** A place to count in. */
export function counter(name: string): Buffer {
  return { kind: 'counter', name, sizeBytes: Int32Array.BYTES_PER_ELEMENT, initialValues: null };
}
