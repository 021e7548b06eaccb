import type { ModelSpec } from '@raqam/artifact';
import { createProgramRun } from '@raqam/engine/precompiled';
import type { DigitNetwork } from './digit-network.ts';
import type { PackedModel } from './packed-model.ts';
import { unpackModel } from './unpack-model.ts';

/**
 * Makes a network of this package ready: as WebAssembly, or where that is missing or forbidden in plain JavaScript.
 *
 * @param loadSpec What the network is, which only the latter has to know.
 */
export async function createPackedNetwork(
  model: PackedModel,
  loadSpec: () => Promise<ModelSpec>,
): Promise<DigitNetwork> {
  const { name, numParameters, program, verdictThresholds, weightsSha256 } = model;
  const { code, tensors } = unpackModel(model);
  const compiled = await createProgramRun({ ...program, bytes: code }, tensors);
  const runBatch = compiled ?? (await import('@raqam/engine/reference')).createReferenceRun(await loadSpec(), tensors);
  return {
    name,
    numParameters,
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
