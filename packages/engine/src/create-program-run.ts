import type { InferenceProgram } from './inference-program.ts';
import type { RunBatch } from './run-batch.ts';

/**
 * Makes a compiled network ready to answer. No compiler of this package is needed for that, so that a network which was
 * compiled beforehand costs a page little more than its code and weights.
 *
 * @param program As `compileInference` returned it.
 * @param tensors What `program.tensors` asks for, in that order; copied.
 * @returns Null where there is no WebAssembly with SIMD, or where a page's policy forbids it.
 */
export async function createProgramRun(
  program: InferenceProgram,
  tensors: readonly Float32Array[],
): Promise<RunBatch | null> {
  if (typeof WebAssembly === 'undefined') return null;
  const { maxImages, numInputs, numOutputs, numPages, scratch, slot } = program;
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(program.bytes);
  } catch (error) {
    // What an engine without SIMD throws, and one whose page has a Content-Security-Policy without 'wasm-unsafe-eval':
    // Chromium and Firefox the first, WebKit the second.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return null;
    throw error;
  }
  const memory = new WebAssembly.Memory({ initial: numPages, maximum: numPages });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  // Emitted by this package, with this function.
  const inference = exports['inference'] as (task: number, slot: number, scratch: number) => void;
  const floats = new Float32Array(memory.buffer);
  const indexOf = (address: number) => address / Float32Array.BYTES_PER_ELEMENT;
  program.tensors.forEach((address, index) => {
    floats.set(tensors[index], indexOf(address));
  });
  const numImagesPlace = new Int32Array(memory.buffer, program.numImages, 1);
  const firstInput = indexOf(program.images);
  const firstOutput = indexOf(program.outputs);

  return (images, outputs) => {
    const numImages = images.length / numInputs;
    for (let first = 0; first < numImages; first += maxImages) {
      const count = Math.min(maxImages, numImages - first);
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
