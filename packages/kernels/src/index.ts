/**
 * Kernels of neural networks: a naive reference of each operation, on f32 arrays in NHWC order.
 * @packageDocumentation
 */
export type { ActivationFunction } from './activation-function.ts';
export { ShapeError } from './errors.ts';
export { exp } from './exp.ts';
export { hyperbolicTangent } from './hyperbolic-tangent.ts';
export { applyActivation, emitActivation } from './ops/activation.ts';
export { emitExp } from './ops/exp.ts';
export { emitHyperbolicTangent } from './ops/hyperbolic-tangent.ts';
export { activate } from './reference/activate.ts';
export { averagePool2d } from './reference/average-pool2d.ts';
export {
  type BatchNormalizationShape,
  type BatchNormalizationWeights,
  batchNormalization,
} from './reference/batch-normalization.ts';
export { type Conv2dShape, conv2d } from './reference/conv2d.ts';
export { type DenseShape, dense } from './reference/dense.ts';
export { leakyRelu } from './reference/leaky-relu.ts';
export { maxPool2d } from './reference/max-pool2d.ts';
export type { Pool2dShape } from './reference/pool2d-shape.ts';
export { relu } from './reference/relu.ts';
export { type ScaledTanhConstants, scaledTanh } from './reference/scaled-tanh.ts';
export { sigmoid } from './reference/sigmoid.ts';
export { type SoftmaxShape, softmax } from './reference/softmax.ts';
export { subsample2d } from './reference/subsample2d.ts';
export { tanh } from './reference/tanh.ts';
export { type ZeroPadding2dShape, zeroPadding2d } from './reference/zero-padding2d.ts';
export { createSlidingWindow, type Padding, type Size2d, type SlidingWindow } from './sliding-window.ts';
