/**
 * Digit networks by name and their first weights; the classic perceptron and the network that learns XOR, step by step.
 * @packageDocumentation
 */
export { createCnn } from './architectures/cnn.ts';
export { createLenet5 } from './architectures/lenet5.ts';
export { createLenet5Modern } from './architectures/lenet5-modern.ts';
export { createMlp, type MlpOptions } from './architectures/mlp.ts';
export { createSoftmax } from './architectures/softmax.ts';
export { createXorNetwork } from './architectures/xor.ts';
export { createModelSpec, MODEL_NAMES, type ModelName } from './create-model-spec.ts';
export { DIGIT_CODE_SIZE, DIGIT_CODES } from './digit-codes.ts';
export { foldBatchNormalization, type WeightedModel } from './fold-batch-normalization.ts';
export { initializeWeights } from './initialize-weights.ts';
export { type ComposedGate, type ComposedOutput, composeGates, runComposedGate } from './perceptron/composed-gate.ts';
export { type DecisionLine, decisionLine } from './perceptron/decision-line.ts';
export {
  type CountedExample,
  findInseparableSubset,
  type InseparableSubset,
} from './perceptron/find-inseparable-subset.ts';
export { type Bit, type Example, GATES, type GateName, truthTable } from './perceptron/gate.ts';
export { Perceptron } from './perceptron/perceptron.ts';
export { PerceptronError } from './perceptron/perceptron-error.ts';
export type { PerceptronOptions, PerceptronStep, PerceptronTrace } from './perceptron/perceptron-trace.ts';
export { trainPerceptron } from './perceptron/train-perceptron.ts';
export { scaleLogits } from './scale-logits.ts';
export { traceXorStep } from './xor/trace-xor-step.ts';
export { initializeXor, type TrainXorOptions, trainXor, type XorResult } from './xor/train-xor.ts';
export {
  XOR_PARAMETERS,
  type XorExampleTrace,
  type XorState,
  type XorStepTrace,
  type XorValues,
} from './xor/xor-step.ts';
