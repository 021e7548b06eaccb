import type { RunRecord } from '@raqam/artifact';
import { UsageError } from '../command-error.ts';
import type { TrainRequest } from './train-request.ts';

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
  const { options } = request;
  const { optimizer, ...others } = saved.options;
  const pairs: readonly (readonly [flag: string, asked: string | number | null | undefined, saved: string | number])[] =
    [
      ['--model', request.model, saved.spec.name],
      ['--hidden-units', request.hiddenUnits?.join(), hiddenUnitsOf(saved) || 'none'],
      ['--data', request.data, dataNameOf(saved)],
      ['--epochs', options.epochs, others.epochs],
      ['--batch-size', options.batchSize, others.batchSize],
      ['--optimizer', options.optimizer, optimizer.type],
      ['--learning-rate', options.learningRate, optimizer.learningRate],
      ['--seed', options.seed, others.seed],
      ['--limit', options.limit, others.limit ?? 'none'],
      ['--validation', options.validationFraction, others.validationFraction],
      ['--engine', options.engine, others.engine],
    ];
  for (const [flag, asked, has] of pairs) {
    if (asked === undefined || asked === has) continue;
    throw new UsageError(
      `received ${flag} ${asked}; the run in ${where} has ${flag} ${has}. Leave ${flag} out to go on with that run, or --resume to begin a new one.`,
    );
  }
}

/** Units of every dense layer but the output. */
function hiddenUnitsOf({ spec }: SavedRun): string {
  const units = spec.layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []));
  return units.slice(0, -1).join();
}
