import type { ModelSpec } from '@raqam/artifact';
import { ModuleBuilder } from '@raqam/kernels/assembler';
import type { InferenceProgram } from '../inference-program.ts';
import type { Region, TensorPlace } from '../plan/plan.ts';
import { argumentOffset } from '../plan/step-arguments.ts';
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

/** A network compiled for answering. */
export interface CompiledInference {
  readonly program: InferenceProgram;
  /** Of the program's tensors the first ones. */
  readonly weights: readonly TensorPlace[];
  /** Of the program's tensors the others. */
  readonly constants: readonly { readonly region: Region; readonly values: Float32Array }[];
}

/**
 * Turns a network into code: the same operations as in training, the forward ones alone. The same network gives the same
 * bytes.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @throws {SpecError} When the layers do not fit together.
 */
export function compileInference(spec: ModelSpec): CompiledInference {
  const { hasSoftmax, hidden, outputShape } = splitSoftmax(fuseLayers(spec));
  const { byLayer, weights } = createWeightBuffers(spec);
  const slot = {
    pixels: imageBytes('slot', 'images', Float32Array.BYTES_PER_ELEMENT * sizeOf(spec.inputShape)),
    labels: imageBytes('slot', 'labels', 0),
    targets: imageBytes('slot', 'targets', 0),
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
  const limits = memoryLimits(memory);
  const module = new ModuleBuilder({ memory: limits });
  for (const phase of program.phases) emitPhase(module, phase, { memory, places, shifted: new Set() });
  const tensors = weights.map((weight) => tensorPlace(places, weight, weight.buffer));
  const constants = constantRegions(places, [program.phases]);
  const inSlot = ({ offset }: Region) => memory.slots.offset + offset;
  return {
    program: {
      bytes: module.encode(),
      numPages: limits.initialPages,
      numInputs: sizeOf(spec.inputShape),
      numOutputs: sizeOf(outputShape),
      maxImages: IMAGES_PER_TASK,
      tensors: [...tensors.map(({ offset }) => offset), ...constants.map(({ region }) => region.offset)],
      slot: memory.slots.offset,
      scratch: memory.scratch.offset,
      numImages: inSlot(memory.slot.arguments) + argumentOffset('numImages'),
      images: inSlot(memory.slot.pixels),
      outputs: inSlot(memory.slot.outputs),
    },
    weights: tensors,
    constants,
  };
}
