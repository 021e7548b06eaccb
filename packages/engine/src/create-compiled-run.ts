import type { ModelSpec, Weights } from '@raqam/artifact';
import { compileInference } from './compile/compile-inference.ts';
import { IMAGES_PER_TASK } from './compile/images-per-task.ts';
import { spreadValues } from './connect-values.ts';
import { createMemory, instantiate } from './crew/instantiate.ts';
import { argumentOffset } from './plan/step-arguments.ts';
import type { RunBatch } from './run-batch.ts';

/**
 * A network as WebAssembly, emitted for exactly its shapes.
 *
 * @returns Null where there is no WebAssembly with SIMD, or where a page's policy forbids it.
 */
export async function createCompiledRun(spec: ModelSpec, weights: Weights): Promise<RunBatch | null> {
  if (typeof WebAssembly === 'undefined') return null;
  const { bytes, constants, memory: plan, weights: places } = compileInference(spec);
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(bytes);
  } catch (error) {
    // What an engine without SIMD, and a page whose Content-Security-Policy has no 'wasm-unsafe-eval', throw.
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
  const memory = createMemory(plan, false);
  const { inference } = await instantiate(module, memory);
  const floats = new Float32Array(memory.buffer);
  const indexOf = (address: number) => address / Float32Array.BYTES_PER_ELEMENT;
  places.forEach((place, index) => {
    floats.set(spreadValues(place, weights[index].values), indexOf(place.offset));
  });
  for (const { region, values } of constants) floats.set(values, indexOf(region.offset));

  const slot = plan.slots.offset;
  const scratch = plan.scratch.offset;
  const firstInput = indexOf(slot + plan.slot.pixels.offset);
  const firstOutput = indexOf(slot + plan.slot.outputs.offset);
  const numInputs = indexOf(plan.slot.pixels.sizeBytes) / IMAGES_PER_TASK;
  const numOutputs = indexOf(plan.slot.outputs.sizeBytes) / IMAGES_PER_TASK;
  const numImagesPlace = new Int32Array(
    memory.buffer,
    slot + plan.slot.arguments.offset + argumentOffset('numImages'),
    1,
  );

  return (images, outputs) => {
    const numImages = images.length / numInputs;
    for (let first = 0; first < numImages; first += IMAGES_PER_TASK) {
      const count = Math.min(IMAGES_PER_TASK, numImages - first);
      const isWhole = count === numImages;
      floats.set(isWhole ? images : images.subarray(first * numInputs, (first + count) * numInputs), firstInput);
      numImagesPlace[0] = count;
      inference(0, slot, scratch);
      for (let index = 0; index < count * numOutputs; index++) {
        outputs[first * numOutputs + index] = floats[firstOutput + index];
      }
    }
  };
}
