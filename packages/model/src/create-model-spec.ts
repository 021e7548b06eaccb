import { type ModelSpec, SpecError } from '@raqam/artifact';
import { createCnn } from './architectures/cnn.ts';
import { createLenet5 } from './architectures/lenet5.ts';
import { createLenet5Modern } from './architectures/lenet5-modern.ts';
import { createMlp, type MlpOptions } from './architectures/mlp.ts';
import { createSoftmax } from './architectures/softmax.ts';

/** Every architecture that has a name. Its specification has the same name. */
export const MODEL_NAMES = ['cnn', 'lenet5', 'lenet5-modern', 'mlp', 'softmax'] as const;

/** The name of an architecture. */
export type ModelName = (typeof MODEL_NAMES)[number];

/**
 * The specification of a named architecture. For a network of one's own, `parseModelSpec` of `@raqam/artifact`.
 *
 * @param options Of `mlp` only; the others are what their name says.
 * @throws {SpecError} `received the model "resnet"; expected one of cnn, lenet5, lenet5-modern, mlp, softmax. …`
 */
export function createModelSpec(name: 'mlp', options?: MlpOptions): ModelSpec;
export function createModelSpec(name: ModelName): ModelSpec;
export function createModelSpec(name: ModelName, options?: MlpOptions): ModelSpec {
  switch (name) {
    case 'cnn':
      return createCnn();
    case 'lenet5':
      return createLenet5();
    case 'lenet5-modern':
      return createLenet5Modern();
    case 'mlp':
      return createMlp(options);
    case 'softmax':
      return createSoftmax();
    default:
      return refuse(name);
  }
}

/** A name that the types rule out still comes from command lines and files. */
function refuse(name: never): never {
  throw new SpecError(
    `received the model "${String(name)}"; expected one of ${MODEL_NAMES.join(', ')}. ` +
      'Pass one of them, or describe a network of your own with parseModelSpec.',
  );
}
