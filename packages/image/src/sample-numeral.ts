import type { NumeralModel } from './numeral-models.ts';
import { type ControlPoint, sampleSpline } from './sample-spline.ts';
import type { Stroke } from './stroke.ts';

/** How a numeral is drawn from its model. */
export interface SampleNumeralOptions {
  /** Largest distance of neighboring points, as a fraction of the numeral's height. @default 0.02 */
  readonly spacing?: number;
  /** Moves each control point before the line is laid through them: slant, proportion, an unsteady hand. */
  readonly movePoint?: (point: ControlPoint, strokeIndex: number, pointIndex: number) => ControlPoint;
}

/**
 * Writes a numeral: one {@link sampleSpline} per stroke of the model, in the order of writing.
 *
 * @returns Strokes in the model's unit box.
 */
export function sampleNumeral(model: NumeralModel, options: SampleNumeralOptions = {}): Stroke[] {
  const { spacing, movePoint } = options;
  return model.strokes.map((points, strokeIndex) => {
    const moved = movePoint ? points.map((point, pointIndex) => movePoint(point, strokeIndex, pointIndex)) : points;
    return sampleSpline(moved, spacing);
  });
}
