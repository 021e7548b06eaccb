/**
 * Kernels of neural networks: a naive reference of each operation, on f32 arrays in NHWC order.
 * @packageDocumentation
 */
export type { ActivationFunction } from './activation-function.ts';
export { ShapeError } from './errors.ts';
export { exp } from './exp.ts';
export type { FilterShape } from './filter-shape.ts';
export { hyperbolicTangent } from './hyperbolic-tangent.ts';
export { integerPower } from './integer-power.ts';
export { logarithm } from './logarithm.ts';
export { emitActivation } from './ops/activation.ts';
export { emitActivationGradient } from './ops/activation-gradient.ts';
export { type AdadeltaConstants, adadeltaRates, emitAdadelta } from './ops/adadelta.ts';
export { type AdagradConstants, adagradRates, emitAdagrad } from './ops/adagrad.ts';
export { type AdamConstants, adamRates, emitAdam } from './ops/adam.ts';
export { type AdamaxConstants, adamaxRates, emitAdamax } from './ops/adamax.ts';
export { type AffineAugmentationOptions, emitAffineAugmentation } from './ops/affine-augmentation.ts';
export { emitAveragePool2d } from './ops/average-pool2d.ts';
export { emitAveragePool2dGradient } from './ops/average-pool2d-gradient.ts';
export { emitBatchMoments } from './ops/batch-moments.ts';
export { type BatchNormalizationOptions, emitBatchNormalization } from './ops/batch-normalization.ts';
export { emitBatchNormalizationGradient } from './ops/batch-normalization-gradient.ts';
export { emitBatchNormalizationSums } from './ops/batch-normalization-sums.ts';
export { emitBinaryCrossEntropy } from './ops/binary-cross-entropy.ts';
export { emitClip } from './ops/clip.ts';
export { emitColumnSums } from './ops/column-sums.ts';
export { type Conv2dOp, emitConv2d } from './ops/conv2d.ts';
export { emitConv2dFilterGradient } from './ops/conv2d-filter-gradient.ts';
export type { Conv2dGradientOp } from './ops/conv2d-gradient-op.ts';
export { emitConv2dInputGradient } from './ops/conv2d-input-gradient.ts';
export { emitCropping2d } from './ops/cropping2d.ts';
export { emitDecodePixels } from './ops/decode-pixels.ts';
export { type DenseOpShape, emitDense } from './ops/dense.ts';
export { emitDenseInputGradient } from './ops/dense-input-gradient.ts';
export { type DenseWeightGradientShape, emitDenseWeightGradient } from './ops/dense-weight-gradient.ts';
export { emitDropout } from './ops/dropout.ts';
export { createExp } from './ops/exp.ts';
export { createHyperbolicTangent } from './ops/hyperbolic-tangent.ts';
export { logarithmOf } from './ops/logarithm.ts';
export type { LossHandle, LossOpShape } from './ops/loss.ts';
export { emitMaxPool2d, type MaxPool2dOp } from './ops/max-pool2d.ts';
export { emitMaxPool2dGradient } from './ops/max-pool2d-gradient.ts';
export { emitMeanSquaredError } from './ops/mean-squared-error.ts';
export { emitMergeMoments } from './ops/merge-moments.ts';
export { emitMomentum, type MomentumConstants, momentumRates } from './ops/momentum.ts';
export { emitMovingAverage } from './ops/moving-average.ts';
export { emitMultiply } from './ops/multiply.ts';
export { emitNormFactor } from './ops/norm-factor.ts';
export type { Pool2dOp } from './ops/pool2d-op.ts';
export {
  emitPooledConv2dFilterGradient,
  type PooledConv2dFilterGradientParameters,
} from './ops/pooled-conv2d-filter-gradient.ts';
export { emitPooledConv2dInputGradient } from './ops/pooled-conv2d-input-gradient.ts';
export { type PooledConv2dGradientOp, pooledGradientListBytes } from './ops/pooled-gradient-entries.ts';
export { emitPooledGradientList } from './ops/pooled-gradient-list.ts';
export { emitQuantizeRows } from './ops/quantize-rows.ts';
export { emitQuantizedConv2d, type QuantizedConv2dOp } from './ops/quantized-conv2d.ts';
export { emitQuantizedDense } from './ops/quantized-dense.ts';
export { emitRmsprop, type RmspropConstants, rmspropRates } from './ops/rmsprop.ts';
export { emitScale } from './ops/scale.ts';
export { emitSgd, sgdRates } from './ops/sgd.ts';
export { emitSoftmax } from './ops/softmax.ts';
export { emitSoftmaxCrossEntropy } from './ops/softmax-cross-entropy.ts';
export { emitSoftmaxGradient } from './ops/softmax-gradient.ts';
export { emitSquaredSum } from './ops/squared-sum.ts';
export { emitSubsample2d, type Subsample2dOp } from './ops/subsample2d.ts';
export { emitSubsample2dGradient, type Subsample2dGradientParameters } from './ops/subsample2d-gradient.ts';
export { emitSumShards } from './ops/sum-shards.ts';
export { emitTransposeFilter } from './ops/transpose-filter.ts';
export { emitTransposeFilterGradient } from './ops/transpose-filter-gradient.ts';
export type { UpdateHandle } from './ops/update-parameters.ts';
export { emitZeroPadding2d, type ZeroPadding2dOp } from './ops/zero-padding2d.ts';
export { packQuantizedFilter, type QuantizedFilterShape } from './pack-quantized-filter.ts';
export { type QuantizedFilter, quantizeFilter } from './quantize-filter.ts';
export { activate } from './reference/activate.ts';
export { activationGradient } from './reference/activation-gradient.ts';
export { type AdadeltaState, adadelta } from './reference/adadelta.ts';
export { adagrad } from './reference/adagrad.ts';
export { type AdamState, adam } from './reference/adam.ts';
export { type AdamaxState, adamax } from './reference/adamax.ts';
export { affineAugmentation } from './reference/affine-augmentation.ts';
export { averagePool2d } from './reference/average-pool2d.ts';
export { averagePool2dGradient } from './reference/average-pool2d-gradient.ts';
export { batchMoments, type ChannelRowsShape } from './reference/batch-moments.ts';
export {
  type BatchNormalizationShape,
  type BatchNormalizationWeights,
  batchNormalization,
} from './reference/batch-normalization.ts';
export {
  type BatchNormalizationContext,
  batchNormalizationGradient,
} from './reference/batch-normalization-gradient.ts';
export { batchNormalizationSums, type ChannelMoments } from './reference/batch-normalization-sums.ts';
export { binaryCrossEntropy } from './reference/binary-cross-entropy.ts';
export { clip } from './reference/clip.ts';
export { columnSums } from './reference/column-sums.ts';
export { type Conv2dShape, conv2d } from './reference/conv2d.ts';
export { conv2dFilterGradient } from './reference/conv2d-filter-gradient.ts';
export { conv2dInputGradient } from './reference/conv2d-input-gradient.ts';
export { cropping2d } from './reference/cropping2d.ts';
export { decodePixels } from './reference/decode-pixels.ts';
export { type DenseShape, dense } from './reference/dense.ts';
export { denseInputGradient } from './reference/dense-input-gradient.ts';
export { denseWeightGradient } from './reference/dense-weight-gradient.ts';
export { dropout } from './reference/dropout.ts';
export { leakyRelu } from './reference/leaky-relu.ts';
export type { LossArguments, LossShape } from './reference/loss-arguments.ts';
export { maxPool2d } from './reference/max-pool2d.ts';
export { maxPool2dGradient } from './reference/max-pool2d-gradient.ts';
export { maxPool2dWinners } from './reference/max-pool2d-winners.ts';
export { meanSquaredError } from './reference/mean-squared-error.ts';
export { type MergeMomentsShape, mergeMoments } from './reference/merge-moments.ts';
export { momentum } from './reference/momentum.ts';
export { movingAverage } from './reference/moving-average.ts';
export { multiply } from './reference/multiply.ts';
export { normFactor } from './reference/norm-factor.ts';
export type { Pool2dShape } from './reference/pool2d-shape.ts';
export { type PooledConv2dShape, pooledConv2d } from './reference/pooled-conv2d.ts';
export { pooledConv2dFilterGradient } from './reference/pooled-conv2d-filter-gradient.ts';
export { pooledConv2dInputGradient } from './reference/pooled-conv2d-input-gradient.ts';
export { type QuantizeRowsShape, quantizeRows } from './reference/quantize-rows.ts';
export { type QuantizedImages, quantizedConv2d } from './reference/quantized-conv2d.ts';
export { quantizedDense } from './reference/quantized-dense.ts';
export { relu } from './reference/relu.ts';
export { rmsprop } from './reference/rmsprop.ts';
export { scale } from './reference/scale.ts';
export { type ScaledTanhConstants, scaledTanh } from './reference/scaled-tanh.ts';
export { sgd } from './reference/sgd.ts';
export { sigmoid } from './reference/sigmoid.ts';
export { type SoftmaxShape, softmax } from './reference/softmax.ts';
export { softmaxCrossEntropy } from './reference/softmax-cross-entropy.ts';
export { softmaxGradient } from './reference/softmax-gradient.ts';
export { squaredSum } from './reference/squared-sum.ts';
export { subsample2d } from './reference/subsample2d.ts';
export { subsample2dGradient } from './reference/subsample2d-gradient.ts';
export { sumShards } from './reference/sum-shards.ts';
export { tanh } from './reference/tanh.ts';
export { transposeFilter } from './reference/transpose-filter.ts';
export { transposeFilterGradient } from './reference/transpose-filter-gradient.ts';
export { type ZeroPadding2dShape, zeroPadding2d } from './reference/zero-padding2d.ts';
export { createSlidingWindow, type Padding, type Size2d, type SlidingWindow } from './sliding-window.ts';
