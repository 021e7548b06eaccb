import type { Figure } from '../figures/figure.ts';
import { describeBars } from './describe-bars.ts';
import { describeCurves } from './describe-curves.ts';
import { describeHeatMap } from './describe-heat-map.ts';
import { describePictureGrid } from './describe-picture-grid.ts';
import { describeReliability } from './describe-reliability.ts';
import type { Language } from './language.ts';
import type { FigureWords } from './words.ts';

/** Any figure in words. */
export function describeFigure(language: Language, figure: Figure): FigureWords {
  switch (figure.kind) {
    case 'curves':
      return describeCurves(language, figure);
    case 'bars':
      return describeBars(language, figure);
    case 'heatMap':
      return describeHeatMap(language, figure);
    case 'pictureGrid':
      return describePictureGrid(language, figure);
    case 'reliability':
      return describeReliability(language, figure);
  }
}
