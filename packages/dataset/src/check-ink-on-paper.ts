import type { Dataset } from './dataset.ts';
import { DatasetContentError } from './errors.ts';

/**
 * Makes sure that a data set holds ink 255 on paper 0, and not dark ink on light paper.
 *
 * @throws {DatasetContentError} When the mean of its pixels is above 127, which no ink on empty paper reaches.
 */
export function checkInkOnPaper({ images, name }: Dataset): void {
  const mean = images.reduce((sum, value) => sum + value, 0) / images.length;
  if (mean <= 127) return;
  throw new DatasetContentError(
    `${name}: the mean of all pixels is ${mean.toFixed(0)} of 255; ink must be 255 on paper 0. ` +
      'Store 255 − value when it is the other way round.',
  );
}
