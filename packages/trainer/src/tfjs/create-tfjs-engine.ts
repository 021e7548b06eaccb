import { inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { enableWasmTraining } from '@raqam/backend';
import { inkFromPixels, type PixelBatch } from '@raqam/dataset';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { describeValues } from '../describe-values.ts';
import { divergedAnswersMessage, divergedWeightsMessage, divergenceMessage } from '../divergence-message.ts';
import { encodeTargets } from '../encode-targets.ts';
import type { EngineOptions, EngineStart, StepPlace, StepResult, TrainingEngine, WeightsChoice } from '../engine.ts';
import { DivergenceError } from '../errors.ts';
import { findNonFinite } from '../find-non-finite.ts';
import { clipGradients } from '../optimizers/clip-gradients.ts';
import { createOptimizer } from '../optimizers/create-optimizer.ts';
import { batchLoss } from './batch-loss.ts';
import { countCorrect } from './count-correct.ts';
import { describeActivations, describeDivergence } from './describe-divergence.ts';

/** What a network that learns with TensorFlow.js is made of. */
export interface TfjsEngineOptions extends EngineStart {
  readonly spec: ModelSpec;
  readonly options: EngineOptions;
  readonly wasmPath?: string | undefined;
}

/**
 * A network that learns with TensorFlow.js on its WebAssembly backend: the reference. It computes in the calling thread,
 * and knows no augmentation.
 *
 * tfjs has one global state; but each call of the engine runs from begin to end without giving way, so that several in
 * one thread do not disturb each other.
 */
export async function createTfjsEngine({
  averagedWeights,
  options,
  optimizerState,
  spec,
  wasmPath,
  weights,
}: TfjsEngineOptions): Promise<TrainingEngine> {
  await enableWasmTraining(tf, wasmPath === undefined ? {} : { wasmPath });
  const {
    classWeights,
    gradientClipping,
    labelSmoothing,
    loss,
    optimizer: optimizerSpec,
    seed,
    weightAveraging,
  } = options;
  const fromLogits = loss === 'categoricalCrossentropy';
  const { outputShape, weights: shapes } = inferShapes(spec);
  const numOutputs = outputShape[outputShape.length - 1];
  const trainable = shapes.filter((weight) => weight.trainable);
  const network = buildLayersModel(spec, weights, { seed, output: fromLogits ? 'logits' : 'probabilities' });
  const variables = variablesOf(network.model);
  const optimizer = createOptimizer(optimizerSpec, trainable, optimizerState);
  const trainableOf = (all: Weights) => all.filter((_, index) => shapes[index].trainable);
  // The weights that learn live here, and are copied into tfjs's variables after each step.
  const values = trainableOf(weights).map((weight) => weight.values.slice());
  const averages = weightAveraging && trainableOf(averagedWeights ?? weights).map((weight) => weight.values.slice());
  /** Which of them the variables hold. */
  let held = values;
  const named = (arrays: readonly Float32Array[]) =>
    arrays.map((array, index) => ({ name: trainable[index].name, values: array }));

  const asInput = ({ pixels, shape: [numImages] }: PixelBatch) =>
    tf.tensor(inkFromPixels(pixels), [numImages, ...spec.inputShape]);
  const hold = (arrays: typeof values) => {
    variables.forEach((variable, index) => {
      variable.assign(tf.tensor(arrays[index], variable.shape));
    });
    held = arrays;
  };
  const holdChosen = ({ averaged }: WeightsChoice) => {
    const chosen = averaged && averages ? averages : values;
    if (held !== chosen) hold(chosen);
  };
  const apply = (input: tf.Tensor, training: boolean) => network.model.apply(input, { training }) as tf.Tensor2D;

  const trainStep = (batch: PixelBatch, place: StepPlace): StepResult => {
    holdChosen({ averaged: false });
    network.setPlace(place);
    const input = asInput(batch);
    const targetValues = batch.targets ?? encodeTargets(batch.labels, numOutputs, labelSmoothing);
    const targets = tf.tensor2d(targetValues, [batch.labels.length, numOutputs]);
    // A label that is no class counts 1.
    const weightOf = (label: number) => classWeights?.[label] ?? 1;
    const imageWeights = classWeights && tf.tensor1d(Float32Array.from(batch.labels, weightOf));
    let numCorrect = 0;
    const { value, grads } = tf.variableGrads(() => {
      const outputs = apply(input, true);
      numCorrect = countCorrect(outputs.dataSync<'float32'>(), batch.labels);
      return batchLoss(loss, outputs, targets, imageWeights);
    }, variables);
    const [lossValue] = value.dataSync<'float32'>();
    const gradients = variables.map(({ name }) => grads[name].dataSync<'float32'>());
    if (gradientClipping) clipGradients(gradientClipping, gradients);
    optimizer.update(values, gradients, place.learningRate, place.step + 1);
    // A gradient that is not finite leaves no rule's weights finite, so that these tell of both.
    if (!Number.isFinite(lossValue) || values.some((each) => findNonFinite(each) !== undefined)) {
      const found = describeDivergence(network.model, input, {
        loss: lossValue,
        gradients: named(gradients),
        weights: named(values),
      });
      throw new DivergenceError(divergenceMessage(spec.name, place, found));
    }
    hold(values);
    if (weightAveraging) average(averages ?? [], values, weightAveraging.momentum);
    return { loss: lossValue, numCorrect };
  };

  const predict = (batch: PixelBatch, choice: WeightsChoice): Float32Array => {
    holdChosen(choice);
    const input = asInput(batch);
    const outputs = apply(input, false);
    const probabilities = (fromLogits ? tf.softmax(outputs) : outputs).dataSync<'float32'>();
    if (findNonFinite(probabilities) !== undefined) {
      const found = describeActivations(network.model, input, false) ?? 'the outputs are not finite';
      throw new DivergenceError(divergedAnswersMessage(spec.name, found));
    }
    return probabilities;
  };

  const readWeights = async (choice: WeightsChoice): Promise<Weights> => {
    inScope(() => holdChosen(choice));
    const read = await network.readWeights();
    const fault = describeValues(read, 'weight');
    if (fault === null) return read;
    throw new DivergenceError(divergedWeightsMessage(spec.name, fault));
  };

  return {
    record: { name: 'tfjs', numWorkers: 1, memory: 'own', precision: 'exact' },
    packages: { '@tensorflow/tfjs-core': tf.version_core },
    maxInFlight: 1,
    maxBatchSize: Number.POSITIVE_INFINITY,
    trainStep: async (batch, place) => inScope(() => trainStep(batch, place)),
    predict: async (batch, choice) => inScope(() => predict(batch, choice)),
    readWeights,
    readOptimizerState: async () => optimizer.readState(),
    writeWeights: async (written) => {
      network.writeWeights(written);
      trainableOf(written).forEach((weight, index) => {
        values[index].set(weight.values);
      });
      held = values;
    },
    dispose: async () => network.dispose(),
  };
}

/** average ← momentum · average + (1 − momentum) · weight */
function average(averages: readonly Float32Array[], weights: readonly Float32Array[], momentum: number): void {
  averages.forEach((values, index) => {
    const latest = weights[index];
    for (let i = 0; i < values.length; i++) values[i] = momentum * values[i] + (1 - momentum) * latest[i];
  });
}

/** Frees all tensors that `work` makes. What tf.tidy returns it walks through value by value, so nothing is. */
function inScope<Result>(work: () => Result): Result {
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}

/** The variables of the weights that learn, in the order of the specification. */
function variablesOf(model: LayersModel): tf.Variable[] {
  return model.getWeights(true).filter((weight) => weight instanceof tf.Variable);
}
