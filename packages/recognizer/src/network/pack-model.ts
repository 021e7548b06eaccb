import { dequantizeWeights, inferShapes, type ModelArtifact, quantizeWeights, weightsSha256 } from '@raqam/artifact';
import { compileInference } from '@raqam/engine';
import { ModelError } from '../errors.ts';
import { encodePrintable } from './encode-printable.ts';
import type { ModelRecord } from './model-record.ts';
import type { PackedModel } from './packed-model.ts';

/**
 * Makes of a model what the generated modules of this package hold: the network compiled, its kernels rounded to 8 bits.
 * The result depends on nothing else, and packing what `loadModel` gives of it leads to the same.
 *
 * @param recipe The training recipe that made the weights, as JSON.
 * @throws {ModelError} When a convolution is partly connected.
 */
export async function packModel(
  model: ModelArtifact,
  recipe: string,
): Promise<{ readonly packed: PackedModel; readonly record: ModelRecord }> {
  const { dataset, inputContract, metrics, seed, spec, verdictThresholds, weights } = model;
  const partial = spec.layers.find((layer) => layer.type === 'conv2d' && layer.connections !== null);
  if (partial !== undefined) {
    throw new ModelError(
      `packModel: ${spec.name}, layer ${partial.name} is partly connected; expected a network whose memory holds ` +
        'its weights as they are. Choose one whose filters see all channels.',
    );
  }
  const { constants, program } = compileInference(spec);
  const { bytes: code, ...places } = program;
  const quantized = quantizeWeights(weights);
  const tensors = [
    ...quantized.map((tensor) =>
      'scales' in tensor
        ? { wholes: tensor.values, floats: tensor.scales }
        : { wholes: new Int8Array(0), floats: tensor.values },
    ),
    ...constants.map(({ values }) => ({ wholes: new Int8Array(0), floats: values })),
  ];
  const parts = [
    ...tensors.map(({ wholes }) => Uint8Array.from(wholes)),
    ...tensors.map(({ floats }) => encodeFloats(floats)),
    code,
  ];
  return {
    packed: {
      name: spec.name,
      numParameters: inferShapes(spec).numParameters,
      weightsSha256: await weightsSha256(dequantizeWeights(quantized)),
      // In one order, whatever file they come from.
      verdictThresholds: verdictThresholds && {
        unsureBelow: verdictThresholds.unsureBelow,
        notADigitBelow: verdictThresholds.notADigitBelow,
      },
      program: places,
      tensors: tensors.map(({ floats, wholes }) => {
        const isQuantized = wholes.length > 0;
        return { numValues: (isQuantized ? wholes : floats).length, numScales: isQuantized ? floats.length : 0 };
      }),
      bytes: encodePrintable(Uint8Array.from(parts.flatMap((part) => Array.from(part)))),
    },
    record: { spec, inputContract, dataset, metrics, seed, recipe },
  };
}

/** f32, little-endian. */
function encodeFloats(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  values.forEach((value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}
