import { inferShapes, type ModelSpec, type TrainOptions } from '@raqam/artifact';
import type { LoadedDataset } from '@raqam/dataset';
import { formatNumber, formatPercent } from '@raqam/report';
import { LOCALE } from '../locale.ts';

/** What is trained, on what and how, in short parts: `cnn`, `37,610 parameters`, `adam 0.001`, …. */
export function describeRun(spec: ModelSpec, options: TrainOptions, data: LoadedDataset): readonly string[] {
  const { optimizer, batchSize, epochs, seed, validationFraction, limit } = options;
  const numImages = Math.min(limit ?? data.train.numImages, data.train.numImages);
  return [
    spec.name,
    `${formatNumber(inferShapes(spec).numParameters, LOCALE)} parameters`,
    `${formatNumber(numImages, LOCALE)} images of ${data.name}`,
    `${optimizer.type} ${formatNumber(optimizer.learningRate, LOCALE, { maximumSignificantDigits: 6 })}`,
    `batches of ${formatNumber(batchSize, LOCALE)}`,
    epochs === 1 ? '1 epoch' : `${formatNumber(epochs, LOCALE)} epochs`,
    ...(validationFraction > 0 ? [`validation ${formatPercent(validationFraction, LOCALE, { decimals: 0 })}`] : []),
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

/** Steps a second: whole ones, and with a digit behind the point below ten. */
export function formatSpeed(stepsPerSecond: number): string {
  return `${formatNumber(stepsPerSecond, LOCALE, { maximumFractionDigits: stepsPerSecond < 10 ? 1 : 0 })} steps/s`;
}
