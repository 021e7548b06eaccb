import type { Calibration } from '../expected-calibration-error.ts';
import type { ReliabilityFigure } from './figure.ts';
import { figureAxis } from './figure-axis.ts';

/** How a reliability diagram is called. */
export interface ReliabilityFigureOptions {
  /** @default 'reliability' */
  readonly id?: string;
  /** Whose answers it judges, such as the name of a condition. */
  readonly subject?: string | undefined;
}

/**
 * A reliability diagram: the share of right answers against the confidence, one point for each bin.
 *
 * @param calibration Of `expectedCalibrationError`.
 * @see DeGroot & Fienberg, "The comparison and evaluation of forecasters", The Statistician 32 (1983).
 */
export function reliabilityFigure(
  { bins, expectedError, maximumError }: Calibration,
  { id = 'reliability', subject }: ReliabilityFigureOptions = {},
): ReliabilityFigure {
  return {
    kind: 'reliability',
    id,
    subject,
    x: figureAxis('confidence', []),
    // Both axes the same, so that the diagonal is where answers are as right as they say.
    y: { ...figureAxis('confidence', []), quantity: 'accuracy' },
    bins,
    expectedError,
    maximumError,
  };
}
