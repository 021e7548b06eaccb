import type { OptimizerSpec, WeightShape, WeightTensor } from '@raqam/artifact';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamax } from './adamax.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import type { UpdateRule } from './update-rule.ts';

/** Turns gradients into changes of the weights, and remembers what its rule asks for. */
export interface Optimizer {
  /**
   * Changes the weights in place.
   *
   * @param weights Of each trainable tensor, in the order of the specification.
   * @param gradients Of the loss by them, likewise.
   * @param t Number of this step, from 1.
   */
  update(weights: readonly Float32Array[], gradients: readonly Float32Array[], learningRate: number, t: number): void;
  /** A copy of what it remembers, as a checkpoint keeps it. */
  readState(): WeightTensor[];
}

/**
 * An optimizer for some weights.
 *
 * Own loops and not `tf.train`: those cannot go on exactly from a checkpoint (Adam recomputes its powers of beta,
 * Adamax takes no state), place epsilon otherwise than Keras in Adam, and are slower on WebAssembly, where each small
 * operation on each tensor is a call.
 *
 * @param trainable The tensors, in the order of the specification.
 * @param state What {@link Optimizer.readState} gave; null: as at the beginning.
 */
export function createOptimizer(
  spec: OptimizerSpec,
  trainable: readonly WeightShape[],
  state: readonly WeightTensor[] | null,
): Optimizer {
  const rule = createUpdateRule(spec);
  const remembered: readonly WeightTensor[] = rule.states.flatMap(({ name, initialValue }, stateIndex) =>
    trainable.map((weight, index) => ({
      name: `${name}/${weight.name}`,
      shape: weight.shape,
      values:
        state?.[stateIndex * trainable.length + index].values.slice() ??
        new Float32Array(weight.shape.reduce((product, side) => product * side, 1)).fill(initialValue),
    })),
  );
  const statesOf = trainable.map((_, index) =>
    rule.states.map((_, stateIndex) => remembered[stateIndex * trainable.length + index].values),
  );
  return {
    update: (weights, gradients, learningRate, t) => {
      weights.forEach((values, index) => {
        rule.update(values, gradients[index], statesOf[index], learningRate, t);
      });
    },
    readState: () => remembered.map((tensor) => ({ ...tensor, values: tensor.values.slice() })),
  };
}

function createUpdateRule(spec: OptimizerSpec): UpdateRule {
  switch (spec.type) {
    case 'sgd':
      return sgd(spec);
    case 'adagrad':
      return adagrad(spec);
    case 'adadelta':
      return adadelta(spec);
    case 'rmsprop':
      return rmsprop(spec);
    case 'adam':
      return adam(spec);
    case 'adamax':
      return adamax(spec);
  }
}
