import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { inferShapes, type Shape, sizeOf } from './infer-shapes.ts';
import type { ModelSpec } from './model-spec.ts';
import { describeValue } from './parse-schema.ts';
import { text, wholeNumber } from './schema-fields.ts';

/** One weight of a network, with its values. */
export interface WeightTensor {
  /** `LAYER/WEIGHT`, for example `conv1/kernel`. */
  readonly name: string;
  readonly shape: Shape;
  /** Row-major. */
  readonly values: Float32Array;
}

/** The weights of a whole network, in the order of `inferShapes(spec).weights`. */
export type Weights = readonly WeightTensor[];

export const weightsSchema: v.GenericSchema<unknown, Weights> = v.array(
  v.strictObject({
    name: text,
    shape: v.array(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    values: v.instance(Float32Array, 'a Float32Array'),
  }),
);

/**
 * Makes sure that weights are those of a network: each tensor there, in order, of its shape, and finite.
 *
 * @param what The file or value, used in errors only.
 * @throws {ArtifactFormatError} About the first fault:
 *   `digits: conv1/kernel holds NaN at index 3; expected finite numbers. The training diverged: …`
 */
export function checkWeights(spec: ModelSpec, weights: Weights, what: string): void {
  const expected = inferShapes(spec).weights;
  if (weights.length !== expected.length) {
    throw new ArtifactFormatError(
      `${what}: ${weights.length} weight tensors; the network ${spec.name} has ${expected.length}. ` +
        'Take weights and specification from the same network.',
    );
  }
  weights.forEach(({ name, shape, values }, index) => {
    const { name: expectedName, shape: expectedShape } = expected[index];
    if (name !== expectedName || shape.join() !== expectedShape.join()) {
      throw new ArtifactFormatError(
        `${what}: weight ${index} is ${name} [${shape.join(', ')}]; the network ${spec.name} has ` +
          `${expectedName} [${expectedShape.join(', ')}] there. Take weights and specification from the same network.`,
      );
    }
    if (values.length !== sizeOf(shape)) {
      throw new ArtifactFormatError(
        `${what}: ${name} holds ${values.length} values; its shape [${shape.join(', ')}] has ${sizeOf(shape)}. ` +
          'Pass every value once.',
      );
    }
    const position = values.findIndex((value) => !Number.isFinite(value));
    if (position >= 0) {
      throw new ArtifactFormatError(
        `${what}: ${name} holds ${describeValue(values[position])} at index ${position}; expected finite numbers. ` +
          'The training diverged: take an earlier snapshot, or train with a lower learning rate.',
      );
    }
  });
}
