import type { OptimizerSpecInput } from '@raqam/artifact';
import { augmentationName, modelName, optimizerName } from './condition-name.ts';
import type { ConditionInput, GridInput } from './experiment-schema.ts';

type Changes = Omit<ConditionInput, 'name' | 'published'>;

/** A condition that grows axis by axis, with the words for what of it varies. */
interface GridPoint {
  readonly words: readonly string[];
  readonly changes: Changes;
}

/**
 * Crosses the axes of a grid: each value of one with each of all others, the last axis fastest. A condition is named by
 * its values on the axes that have several: `Adam, 5 epochs`.
 *
 * @param optimizer  Whose learning rate is changed where the grid has rates and no optimizers.
 */
export function expandGrid(grid: GridInput, optimizer: OptimizerSpecInput): readonly ConditionInput[] {
  let points: readonly GridPoint[] = [{ words: [], changes: {} }];
  const cross = <Value>(
    values: readonly Value[] | undefined,
    describe: (value: Value) => string,
    change: (value: Value, changes: Changes) => Changes,
  ) => {
    if (values === undefined) return;
    points = points.flatMap(({ words, changes }) =>
      values.map((value) => ({
        words: values.length > 1 ? [...words, describe(value)] : words,
        changes: { ...changes, ...change(value, changes) },
      })),
    );
  };
  cross(grid.model, modelName, (model) => ({ model }));
  cross(
    grid.optimizer,
    (each = optimizer) => optimizerName(each),
    (each) => ({ optimizer: each }),
  );
  cross(
    grid.learningRate,
    (rate) => `rate ${rate}`,
    (learningRate, changes) => ({
      optimizer: { ...(changes.optimizer ?? optimizer), learningRate },
    }),
  );
  cross(
    grid.epochs,
    (epochs) => (epochs === 1 ? '1 epoch' : `${epochs} epochs`),
    (epochs) => ({ epochs }),
  );
  cross(
    grid.batchSize,
    (size) => `batches of ${size}`,
    (batchSize) => ({ batchSize }),
  );
  cross(
    grid.augmentation,
    (each = null) => augmentationName(each),
    (augmentation) => ({ augmentation }),
  );
  cross(
    grid.engine,
    (engine) => `engine ${engine}`,
    (engine) => ({ engine }),
  );
  cross(
    grid.workers,
    (workers) => (workers === 1 ? '1 worker' : `${workers ?? 'all'} workers`),
    (workers) => ({ workers }),
  );
  return points.map(({ words, changes }) => ({ name: words.join(', ') || 'the only condition', ...changes }));
}
