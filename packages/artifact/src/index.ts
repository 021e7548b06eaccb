/**
 * Plain data with schemas: model specifications, training options and events, saved models, run files. No tfjs.
 * @packageDocumentation
 */
export { ACTIVATIONS, type Activation, LEAKY_RELU_SLOPE, SCALED_TANH } from './activation.ts';
export type { Augmentation, AugmentationInput } from './augmentation.ts';
export type {
  CallbackSpec,
  CallbackSpecInput,
  EarlyStoppingSpec,
  LearningRateSchedulerSpec,
  MonitoredQuantity,
  ReduceLrOnPlateauSpec,
  TerminateOnNaNSpec,
} from './callback-spec.ts';
export {
  type CallbackState,
  type Checkpoint,
  decodeCheckpoint,
  type EpochSums,
  encodeCheckpoint,
} from './checkpoint.ts';
export {
  ArtifactFormatError,
  ArtifactVersionError,
  InputContractError,
  OptionsError,
  SpecError,
} from './errors.ts';
export type { GradientClipping } from './gradient-clipping.ts';
export {
  inferShapes,
  type LayerShapes,
  type ModelShapes,
  type Shape,
  type WeightShape,
} from './infer-shapes.ts';
export { checkInputContract, type InputContract } from './input-contract.ts';
export { KERNEL_INITIALIZERS, type KernelInitializer } from './kernel-initializer.ts';
export type {
  ActivationSpec,
  AveragePool2dSpec,
  BatchNormalizationSpec,
  Conv2dSpec,
  DenseSpec,
  DropoutSpec,
  FlattenSpec,
  LayerSpec,
  LayerSpecInput,
  MaxPool2dSpec,
  Padding,
  Size2d,
  Subsample2dSpec,
  ZeroPadding2dSpec,
} from './layer-spec.ts';
export type {
  ConstantSchedule,
  CosineDecaySchedule,
  ExponentialDecaySchedule,
  LearningRateSchedule,
  LearningRateScheduleInput,
  OneCycleSchedule,
} from './learning-rate-schedule.ts';
export {
  type DecodeModelArtifactOptions,
  decodeModelArtifact,
  encodeModelArtifact,
  type ModelArtifact,
} from './model-artifact.ts';
export type { InputShape, ModelSpec, ModelSpecInput } from './model-spec.ts';
export type {
  AdadeltaSpec,
  AdagradSpec,
  AdamaxSpec,
  AdamSpec,
  OptimizerSpec,
  OptimizerSpecInput,
  RmspropSpec,
  SgdSpec,
} from './optimizer-spec.ts';
export { modelSpecSchema, parseModelSpec } from './parse-model-spec.ts';
export { parseSchema, type Refusal } from './parse-schema.ts';
export {
  dequantizeWeights,
  type QuantizedKernel,
  type QuantizedWeights,
  quantizeWeights,
} from './quantize-weights.ts';
export { type DecodeRunFileOptions, decodeRunFile, encodeRunFile, type RunFile, type Snapshot } from './run-file.ts';
export type {
  DatasetIdentity,
  EngineRecord,
  Environment,
  HistoryRow,
  Metrics,
  RunRecord,
  WrongPrediction,
} from './run-record.ts';
export { buildTfjsTopology, type TfjsTopology, type TopologyLayer } from './tfjs-topology.ts';
export {
  type CheckpointEvent,
  type DoneEvent,
  type EpochEvent,
  type FailedEvent,
  parseTrainEvent,
  type RunStartedEvent,
  type SnapshotEvent,
  type StepEvent,
  type TrainEvent,
} from './train-event.ts';
export { parseTrainOptions, type TrainOptions, type TrainOptionsInput, trainOptionEntries } from './train-options.ts';
export type { VerdictThresholds } from './verdict-thresholds.ts';
export type { WeightAveraging, WeightAveragingInput } from './weight-averaging.ts';
export { checkWeights, type Weights, type WeightTensor } from './weight-tensor.ts';
export { weightsSha256 } from './weights-sha256.ts';
