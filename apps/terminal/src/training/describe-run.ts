import { inferShapes, type ModelSpec, type TrainOptions } from '@raqam/artifact';
import { formatNumber, formatPercent } from '@raqam/report';
import { LOCALE } from '../locale.ts';
import type { TrainingSets } from './load-training-data.ts';
import { scheduleName } from './train-request.ts';

/** What is trained, on what and how, in short parts: `cnn`, `37,610 parameters`, `adam 0.001`, …. */
export function describeRun(
  spec: ModelSpec,
  options: TrainOptions,
  data: Pick<TrainingSets, 'name' | 'train'>,
): readonly string[] {
  const { optimizer, learningRateSchedule, batchSize, epochs, seed, validationFraction, limit } = options;
  const numImages = Math.min(limit ?? data.train.epochSize, data.train.epochSize);
  return [
    spec.name,
    `${formatNumber(inferShapes(spec).numParameters, LOCALE)} parameters`,
    `${formatNumber(numImages, LOCALE)} images of ${data.name}`,
    `${optimizer.type} ${formatNumber(optimizer.learningRate, LOCALE, { maximumSignificantDigits: 6 })}`,
    ...(learningRateSchedule.type === 'constant' ? [] : [scheduleName(learningRateSchedule)]),
    `batches of ${formatNumber(batchSize, LOCALE)}`,
    epochs === 1 ? '1 epoch' : `${formatNumber(epochs, LOCALE)} epochs`,
    ...(validationFraction > 0 ? [`validation ${formatPercent(validationFraction, LOCALE, { decimals: 0 })}`] : []),
    ...(options.augmentation === null ? [] : ['augmented']),
    ...(options.weightAveraging === null ? [] : ['averaged weights']),
    ...(options.callbacks.some(({ type }) => type === 'earlyStopping') ? ['early stopping'] : []),
    `seed ${seed}`,
  ];
}

/** A loss with four digits behind the point. */
export function formatLoss(loss: number): string {
  return formatNumber(loss, LOCALE, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}

/** The accuracy of a part of the training data: two digits behind the point, so that columns stand below each other. */
export function formatAccuracy(accuracy: number): string {
  return formatPercent(accuracy, LOCALE, { decimals: 2 });
}

/** How fast a network learns. Three digits: no more are steady enough to be read. */
export function formatSpeed(imagesPerSecond: number): string {
  return `${formatNumber(imagesPerSecond, LOCALE, { maximumSignificantDigits: 3 })} images/s`;
}
