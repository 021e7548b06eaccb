import { createProgramRun, type RunBatch } from '@raqam/engine/precompiled';
import type { DigitNetwork } from './digit-network.ts';
import type { PackedModel } from './packed-model.ts';
import { unpackModel } from './unpack-model.ts';

/** Makes a network of this package ready: as WebAssembly, or where that is missing or forbidden in plain JavaScript. */
export async function createPackedNetwork(model: PackedModel): Promise<DigitNetwork> {
  const { program, spec, verdictThresholds, weightsSha256 } = model;
  const { code, tensors } = unpackModel(model);
  const compiled = await createProgramRun({ ...program, bytes: code }, tensors);
  const runBatch = compiled ?? (await loadReferenceRun(model, tensors));
  return {
    name: spec.name,
    numParameters: model.numParameters,
    weightsSha256,
    backend: compiled === null ? 'scalar' : 'wasm',
    verdictThresholds,
    run(images) {
      const outputs = new Float32Array((images.length / program.numInputs) * program.numOutputs);
      runBatch(images, outputs);
      return outputs;
    },
  };
}

async function loadReferenceRun({ spec }: PackedModel, tensors: readonly Float32Array[]): Promise<RunBatch> {
  const { createReferenceRun } = await import('@raqam/engine/reference');
  return createReferenceRun(spec, tensors);
}
