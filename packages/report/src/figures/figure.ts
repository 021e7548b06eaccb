import type { ReliabilityBin } from '../expected-calibration-error.ts';
import type { ValueAxis } from '../value-axis.ts';
import type { Quantity, Unit } from './quantity.ts';

/**
 * A figure as plain JSON data: everything that is drawn, and no word that depends on a language. `Words.figure` of
 * `@raqam/report/words` gives the words; a page, a terminal or an SVG draws it.
 */
export type Figure = CurvesFigure | BarsFigure | HeatMapFigure | PictureGridFigure | ReliabilityFigure;

/** What every figure has. */
interface FigureBase {
  /** Its name within one document: lower-case words joined by hyphens, fit for an anchor. */
  readonly id: string;
  /** What the figure is of, such as the name of a condition, where several figures of one kind stand together. */
  readonly subject?: string | undefined;
}

/** An axis of numbers: its quantity, and what {@link ValueAxis} says. */
export interface Axis extends ValueAxis {
  readonly quantity: Quantity;
  /** In which the axis and every value along it are given. */
  readonly unit: Unit;
}

/** What the ranges around a figure's values are. */
export interface FigureInterval {
  /** Share of such ranges that hold the true value, in (0, 1). */
  readonly level: number;
  /**
   * `seeds`: the mean over runs of different seeds; `rounds`: the median of repeated timings; `images`: what the number
   * of test images allows to say.
   */
  readonly of: 'seeds' | 'rounds' | 'images';
}

/** Lines in a plane: quantities by epoch, by time, by the number of workers. */
export interface CurvesFigure extends FigureBase {
  readonly kind: 'curves';
  readonly x: Axis;
  readonly y: Axis;
  /** What `low` and `high` of the points are; null where none has them. */
  readonly interval: FigureInterval | null;
  readonly series: readonly CurvesSeries[];
}

/** The images on which a value was measured. */
export type ImageSet = 'train' | 'validation' | 'test';

/** One line. */
export interface CurvesSeries {
  /** What the line is of, unique with `set`; the set's own name where nothing else needs to be told apart. */
  readonly name: string;
  /** Which images its values were measured on, where the figure shows several sets. */
  readonly set?: ImageSet | undefined;
  /** By ascending x. */
  readonly points: readonly FigurePoint[];
  /** Drawn dashed, so that sets can be told apart without color. @default false */
  readonly dashed?: boolean | undefined;
}

/** A point of a line, with the range around it where it has one. */
export interface FigurePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/**
 * Values side by side with whiskers. Where the axis begins at 0 they are drawn as bars; where it does not, as points,
 * since the length of a cut bar says nothing.
 */
export interface BarsFigure extends FigureBase {
  readonly kind: 'bars';
  readonly axis: Axis;
  /** What the whiskers are; null where no bar has them. */
  readonly interval: FigureInterval | null;
  readonly bars: readonly Bar[];
}

/** One bar, or point, of a {@link BarsFigure}. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The whisker's ends; null without one. */
  readonly low: number | null;
  readonly high: number | null;
  /** A published value to compare with, drawn as a mark of its own. */
  readonly reference?: number | null | undefined;
}

/** A matrix with a number in every cell and a shade that repeats it. */
export interface HeatMapFigure extends FigureBase {
  readonly kind: 'heatMap';
  /** Names of the rows, from the top down. */
  readonly rows: readonly string[];
  /** Names of the columns, from left to right in every language. */
  readonly columns: readonly string[];
  /** `values[row][column]`: counts of images, or shares of their row. */
  readonly values: readonly (readonly number[])[];
  readonly mode: 'counts' | 'rates';
  /** What rows and columns stand for. */
  readonly rowAxis: 'label' | 'prediction';
  readonly columnAxis: 'label' | 'prediction';
}

/** Images with what they are and what they were read as. */
export interface PictureGridFigure extends FigureBase {
  readonly kind: 'pictureGrid';
  /** How many pictures stand in a row. */
  readonly columns: number;
  readonly pictures: readonly Picture[];
}

/** One image of a {@link PictureGridFigure}. */
export interface Picture {
  /** Its place in the data set, 0-based. */
  readonly index: number;
  readonly label: number;
  readonly prediction: number;
  /** Of the prediction, in [0, 1]. */
  readonly probability: number;
  readonly height: number;
  readonly width: number;
  /** Base64 of `height` · `width` bytes, row-major, row 0 on top, 0 paper and 255 ink. */
  readonly pixels: string;
}

/** How often answers are right against how sure they were: points on the diagonal are as right as they say. */
export interface ReliabilityFigure extends FigureBase {
  readonly kind: 'reliability';
  /** Confidence and accuracy, both from 0 to 1. */
  readonly x: Axis;
  readonly y: Axis;
  readonly bins: readonly ReliabilityBin[];
  /** See `Calibration`. */
  readonly expectedError: number;
  readonly maximumError: number;
}
