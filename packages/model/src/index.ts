/**
 * Digit networks by name and their first weights; the classic perceptron and the network that learns XOR, step by step.
 * @packageDocumentation
 */
export { createCnn } from './architectures/cnn.ts';
export { createLenet5 } from './architectures/lenet5.ts';
export { createLenet5Modern } from './architectures/lenet5-modern.ts';
export { createMlp, type MlpOptions } from './architectures/mlp.ts';
export { createSoftmax } from './architectures/softmax.ts';
export { createModelSpec, MODEL_NAMES, type ModelName } from './create-model-spec.ts';
export { DIGIT_CODE_SIZE, DIGIT_CODES } from './digit-codes.ts';
export { initializeWeights } from './initialize-weights.ts';
