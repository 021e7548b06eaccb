import type { ModelSpec } from '@raqam/artifact';
import { ModuleBuilder } from '@raqam/kernels/assembler';
import type { MemoryPlan, Region, TensorPlace } from '../plan/plan.ts';
import { addActivationInto } from './add-activation.ts';
import { addNetwork, forwardOnly } from './add-network.ts';
import { imageBytes } from './buffer.ts';
import { emitPhase } from './emit-program.ts';
import { sizeOf } from './format-shape.ts';
import { fuseLayers } from './fuse-layers.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import { constantRegions, memoryLimits, tensorPlace } from './places.ts';
import { planMemory } from './plan-memory.ts';
import { Program } from './program.ts';
import { splitSoftmax } from './split-softmax.ts';
import { createWeightBuffers } from './weight-buffers.ts';

/** A network compiled for answering: the same operations as in training, the forward ones alone. */
export interface CompiledInference {
  readonly memory: MemoryPlan;
  readonly weights: readonly TensorPlace[];
  readonly constants: readonly { readonly region: Region; readonly values: Float32Array }[];
  /** The module, whose function `inference(task, slot, scratch)` answers for the images in the slot, task 0. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Turns a network into code for up to {@link IMAGES_PER_TASK} images, which stand in the slot's `pixels` as f32. */
export function compileInference(spec: ModelSpec): CompiledInference {
  const { hasSoftmax, hidden, outputShape } = splitSoftmax(fuseLayers(spec));
  const { byLayer, weights } = createWeightBuffers(spec);
  const slot = {
    pixels: imageBytes('slot', 'images', Float32Array.BYTES_PER_ELEMENT * sizeOf(spec.inputShape)),
    labels: imageBytes('slot', 'labels', 0),
    losses: imageBytes('slot', 'losses', 0),
    correct: imageBytes('slot', 'correct', 0),
    outputs: imageBytes('slot', 'outputs', Float32Array.BYTES_PER_ELEMENT * sizeOf(outputShape)),
  };
  const program = new Program();
  program.beginPhase('inference');
  const network = { ...forwardOnly(program), layers: hidden, weights: byLayer, storesWinners: false };
  const { y } = addNetwork(network, slot.pixels);
  const activation = hasSoftmax ? 'softmax' : 'linear';
  addActivationInto({ program, layer: 'output', activation, shape: outputShape }, y, slot.outputs);
  const { memory, places } = planMemory(spec.name, {
    programs: [program.phases],
    first: weights.map(({ buffer }) => buffer),
    slot,
    batchSize: IMAGES_PER_TASK,
    numSlots: 1,
    numScratches: 1,
  });
  const module = new ModuleBuilder({ memory: memoryLimits(memory) });
  for (const phase of program.phases) emitPhase(module, phase, { memory, places, shifted: new Set() });
  return {
    memory,
    weights: weights.map((weight) => tensorPlace(places, weight, weight.buffer)),
    constants: constantRegions(places, [program.phases]),
    bytes: module.encode(),
  };
}
