import { isDeepStrictEqual } from 'node:util';
import type { RunRecord, TrainOptions } from '@raqam/artifact';
import { recipeSpec } from '@raqam/trainer';
import { UsageError } from '../command-error.ts';
import { AUGMENTATION, newTrainOptions, scheduleName, type TrainRequest } from './train-request.ts';

/** What a saved run or checkpoint says about itself. */
export type SavedRun = Pick<RunRecord, 'spec' | 'options' | 'dataset'>;

/** The name by which the data of a saved run is loaded again: a part of a set is named `mnist/train`. */
export function dataNameOf({ dataset }: SavedRun): string {
  return dataset.name.replace(/\/train$/, '');
}

/**
 * Refuses to go on with a run that is another one than was asked for. What was not asked for is as the run has it.
 *
 * @param where The run's folder, for the message.
 * @throws {UsageError} `received --seed 2; the run in runs/a has --seed 1. Leave --seed out to go on with that run, or
 *   --resume to begin a new one.`
 */
export function checkResume(request: TrainRequest, saved: SavedRun, where: string): void {
  const { options, recipe } = request;
  const { optimizer, callbacks, ...others } = saved.options;
  const patience = callbacks.find((callback) => callback.type === 'earlyStopping')?.patience;
  const pairs: readonly (readonly [flag: string, asked: Told | null | undefined, saved: Told])[] = [
    ['--model', request.model, saved.spec.name],
    ['--hidden-units', request.hiddenUnits?.join(), hiddenUnitsOf(saved) || 'none'],
    ['--data', request.data, dataNameOf(saved)],
    ['--epochs', options.epochs, others.epochs],
    ['--batch-size', options.batchSize, others.batchSize],
    ['--optimizer', options.optimizer, optimizer.type],
    ['--learning-rate', options.learningRate, optimizer.learningRate],
    ['--schedule', options.schedule, scheduleName(others.learningRateSchedule)],
    ['--validation', options.validationFraction, others.validationFraction],
    ['--early-stopping', options.patience, patience ?? 'none'],
    ['--average-weights', options.averagingMomentum, others.weightAveraging?.momentum ?? 'none'],
    ['--augment', options.augment, isDeepStrictEqual(others.augmentation, AUGMENTATION)],
    ['--seed', options.seed, others.seed],
    ['--limit', options.limit, others.limit ?? 'none'],
    ['--engine', options.engine, others.engine],
    ['--precision', options.precision, others.precision],
  ];
  for (const [flag, asked, has] of pairs) {
    if (asked !== undefined && asked !== has) refuse(flag, tell(flag, asked), tell(flag, has), where);
  }
  if (recipe === undefined) return;
  if (recipe.whole && !isDeepStrictEqual(recipeSpec(recipe.whole), saved.spec)) {
    refuse('--recipe', `--recipe ${recipe.name}`, 'another model', where);
  }
  const asked = newTrainOptions(request);
  for (const field of Object.keys(recipe.options) as (keyof TrainOptions)[]) {
    if (field !== 'workers' && !isDeepStrictEqual(asked[field], saved.options[field])) {
      refuse('--recipe', `--recipe ${recipe.name}`, `another ${field}`, where);
    }
  }
}

type Told = string | number | boolean;

/** What a flag says, or that it is not there. */
function tell(flag: string, value: Told | null): string {
  if (typeof value !== 'boolean') return `${flag} ${value}`;
  return value ? flag : `no ${flag}`;
}

function refuse(flag: string, received: string, has: string, where: string): never {
  throw new UsageError(
    `received ${received}; the run in ${where} has ${has}. Leave ${flag} out to go on with that run, or --resume to begin a new one.`,
  );
}

/** Units of every dense layer but the output. */
function hiddenUnitsOf({ spec }: SavedRun): string {
  const units = spec.layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []));
  return units.slice(0, -1).join();
}
