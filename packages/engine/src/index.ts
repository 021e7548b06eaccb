/**
 * Runs and trains a network that is given as plain data, without TensorFlow.js.
 * @packageDocumentation
 */
export { type CompiledInference, compileInference } from './compile/compile-inference.ts';
export { createCompiledLayerTrace } from './create-compiled-layer-trace.ts';
export { createInference } from './create-inference.ts';
export { createTraining } from './create-training.ts';
export type { BrowserEngineWorker, EngineWorker, NodeEngineWorker } from './crew/engine-worker.ts';
export { EngineError, WorkerError } from './errors.ts';
export type { Inference } from './inference.ts';
export type { InferenceProgram } from './inference-program.ts';
export type { LayerTrace, LayerValues } from './layer-trace.ts';
export { type OcclusionMap, type OcclusionOptions, occludeImage } from './occlude-image.ts';
export type {
  MemoryPlan,
  Phase,
  PlannedOp,
  Region,
  RegionArray,
  SlotLayout,
  TaskOutput,
  TensorPlace,
  TrainingPlan,
} from './plan/plan.ts';
export type { OpProfile } from './profile.ts';
export type { Training, TrainingBatch, TrainingOptions, TrainingPlace, TrainingStep } from './training.ts';
