import { describeConfusions } from '../describe-confusions.ts';
import type { HeatMapFigure } from './figure.ts';

/** How the figure of a confusion matrix is called. */
export interface ConfusionFigureOptions {
  /** @default 'confusion' */
  readonly id?: string;
  /** Whose answers it counts, such as the name of a condition. */
  readonly subject?: string | undefined;
}

/**
 * A confusion matrix as a heat map: a row for each true class, a column for what was read.
 *
 * @param confusionMatrix `confusionMatrix[label][prediction]` counts images; square.
 * @param mode `counts`: as they are; `rates`: shares of their row, which show classes of different sizes alike. A row
 *   without images has zeros.
 * @throws {ReportArgumentError} When the matrix is not square, as `describeConfusions` does.
 */
export function confusionFigure(
  confusionMatrix: readonly (readonly number[])[],
  mode: 'counts' | 'rates',
  { id = 'confusion', subject }: ConfusionFigureOptions = {},
): HeatMapFigure {
  const { classes } = describeConfusions(confusionMatrix);
  const names = classes.map(({ label }) => String(label));
  const values = confusionMatrix.map((row, label) => {
    // Where nothing is counted every count is 0, and stays it.
    const whole = mode === 'rates' ? Math.max(1, classes[label].count) : 1;
    return row.map((count) => count / whole);
  });
  return {
    kind: 'heatMap',
    id,
    subject,
    rows: names,
    columns: names,
    values,
    mode,
    rowAxis: 'label',
    columnAxis: 'prediction',
  };
}
