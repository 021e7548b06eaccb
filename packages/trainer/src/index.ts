/**
 * Trains networks on digits: events, history, checkpoints, exact resume, evaluation.
 * @packageDocumentation
 */
export { type Calibration, calibrate } from './calibration/calibrate.ts';
export type { CalibrationData } from './calibration/calibration-data.ts';
export { chooseVerdictThresholds, type VerdictOptions } from './calibration/choose-verdict-thresholds.ts';
export { type HeldOutScore, judgeHeldOut } from './calibration/judge-held-out.ts';
export { checkEngine } from './check-engine.ts';
export { checkTraining } from './check-training.ts';
export { createRunRecorder, type RunRecorder } from './create-run-recorder.ts';
export { describeEnvironment } from './describe-environment.ts';
export {
  CheckpointError,
  DivergenceError,
  EngineError,
  RecipeError,
  RunFailedError,
  TrainingDataError,
  WorkerError,
} from './errors.ts';
export { evaluate } from './evaluate.ts';
export { type ExportData, type ExportedModel, exportModel } from './export-model.ts';
export { learningRateAt } from './learning-rate/learning-rate-at.ts';
export { type CsvLoggerOptions, createCsvLogger, type TextStore } from './listeners/create-csv-logger.ts';
export { createModelCheckpoint, type ModelCheckpointOptions } from './listeners/create-model-checkpoint.ts';
export { notifyListeners } from './listeners/notify-listeners.ts';
export type { RunListener } from './listeners/run-listener.ts';
export type { EvaluateOptions } from './open-judging-engine.ts';
export { predict } from './predict.ts';
export { type DistillTargetsOptions, distillTargets, type Teacher } from './recipe/distill-targets.ts';
export { parseRecipe } from './recipe/parse-recipe.ts';
export { recipeSpec } from './recipe/recipe-spec.ts';
export type {
  Distillation,
  DistillationInput,
  HeldOutPart,
  RecipeSource,
  RecipeSourceInput,
  TrainingRecipe,
  TrainingRecipeInput,
} from './recipe/training-recipe.ts';
export { RECIPES } from './recipes.ts';
export { recordRun } from './record-run.ts';
export { train } from './train.ts';
export { trainInWorker, type WorkerRuntime } from './train-in-worker.ts';
export type { CheckpointStore, TrainingData, TrainRuntime } from './train-runtime.ts';
export type { BrowserTrainWorker, NodeTrainWorker, TrainWorker } from './worker/train-worker.ts';
