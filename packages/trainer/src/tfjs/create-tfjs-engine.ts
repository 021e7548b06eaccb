import { inferShapes, type ModelSpec, type TrainOptions, type Weights, type WeightTensor } from '@raqam/artifact';
import { enableWasmTraining } from '@raqam/backend';
import type { Batch } from '@raqam/dataset';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { encodeTargets } from '../encode-targets.ts';
import type { StepPlace, StepResult, TrainingEngine } from '../engine.ts';
import { DivergenceError } from '../errors.ts';
import { findNonFinite } from '../find-non-finite.ts';
import { createOptimizer } from '../optimizers/create-optimizer.ts';
import { batchLoss } from './batch-loss.ts';
import { countCorrect } from './count-correct.ts';
import { describeActivations, describeDivergence, describeValues, divergenceMessage } from './describe-divergence.ts';

/** What a network that learns with TensorFlow.js is made of. */
export interface TfjsEngineOptions {
  readonly spec: ModelSpec;
  /** To begin with; copied. */
  readonly weights: Weights;
  /** What the optimizer remembers; null: nothing yet. */
  readonly optimizerState: readonly WeightTensor[] | null;
  readonly options: Pick<TrainOptions, 'loss' | 'optimizer' | 'seed'>;
  readonly wasmPath?: string | undefined;
}

/**
 * A network that learns with TensorFlow.js on its WebAssembly backend.
 *
 * tfjs has one global state; but each call of the engine runs from begin to end without giving way, so that several in
 * one thread do not disturb each other.
 */
export async function createTfjsEngine({
  options,
  optimizerState,
  spec,
  wasmPath,
  weights,
}: TfjsEngineOptions): Promise<TrainingEngine> {
  await enableWasmTraining(tf, wasmPath === undefined ? {} : { wasmPath });
  const { loss, optimizer: optimizerSpec, seed } = options;
  const fromLogits = loss === 'categoricalCrossentropy';
  const { outputShape, weights: shapes } = inferShapes(spec);
  const numOutputs = outputShape[outputShape.length - 1];
  const trainable = shapes.filter((weight) => weight.trainable);
  const network = buildLayersModel(spec, weights, { seed, output: fromLogits ? 'logits' : 'probabilities' });
  const variables = variablesOf(network.model);
  const optimizer = createOptimizer(optimizerSpec, trainable, optimizerState);
  // The weights that learn live here, and are copied into tfjs's variables after each step.
  const values = weights.filter((_, index) => shapes[index].trainable).map((weight) => weight.values.slice());
  const named = (arrays: readonly Float32Array[]) =>
    arrays.map((array, index) => ({ name: trainable[index].name, values: array }));

  const asInput = ({ images, shape: [numImages] }: Batch) => tf.tensor(images, [numImages, ...spec.inputShape]);
  const apply = (input: tf.Tensor, training: boolean) => network.model.apply(input, { training }) as tf.Tensor2D;

  const trainStep = (batch: Batch, place: StepPlace): StepResult => {
    network.setPlace(place);
    const input = asInput(batch);
    const targets = tf.tensor2d(encodeTargets(batch.labels, numOutputs), [batch.labels.length, numOutputs]);
    let numCorrect = 0;
    const { value, grads } = tf.variableGrads(() => {
      const outputs = apply(input, true);
      numCorrect = countCorrect(outputs.dataSync<'float32'>(), batch.labels);
      return batchLoss(loss, outputs, targets);
    }, variables);
    const [lossValue] = value.dataSync<'float32'>();
    const gradients = variables.map(({ name }) => grads[name].dataSync<'float32'>());
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
    variables.forEach((variable, index) => {
      variable.assign(tf.tensor(values[index], variable.shape));
    });
    return { loss: lossValue, numCorrect };
  };

  const predict = (batch: Batch): Float32Array => {
    const input = asInput(batch);
    const outputs = apply(input, false);
    const probabilities = (fromLogits ? tf.softmax(outputs) : outputs).dataSync<'float32'>();
    if (findNonFinite(probabilities) !== undefined) {
      const found = describeActivations(network.model, input, false) ?? 'the outputs are not finite';
      throw new DivergenceError(
        `${spec.name} cannot be evaluated: ${found}; expected finite numbers. ` +
          'Its training diverged: train with a lower learning rate, or take an earlier checkpoint.',
      );
    }
    return probabilities;
  };

  return {
    packages: { '@tensorflow/tfjs-core': tf.version_core },
    trainStep: (batch, place) => inScope(() => trainStep(batch, place)),
    predict: (batch) => inScope(() => predict(batch)),
    readWeights: async () => {
      const read = await network.readWeights();
      const fault = describeValues(read, 'weight');
      if (fault === null) return read;
      throw new DivergenceError(
        `${spec.name} diverged: ${fault}; expected finite numbers. ` +
          'Train with a lower learning rate, or go on from an earlier checkpoint.',
      );
    },
    readOptimizerState: () => optimizer.readState(),
    dispose: () => network.dispose(),
  };
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
