/**
 * Metrics, intervals and number formatting: what the site, the terminal program and the benchmarks show.
 * @packageDocumentation
 */
export { accuracyInterval } from './accuracy-interval.ts';
export { type ClusteredInterval, clusteredInterval } from './clustered-interval.ts';
export { type ClassReading, type Confusion, type ConfusionSummary, describeConfusions } from './describe-confusions.ts';
export { ReportArgumentError } from './errors.ts';
export {
  type Calibration,
  type CalibrationOptions,
  expectedCalibrationError,
  type ReliabilityBin,
} from './expected-calibration-error.ts';
export type {
  Axis,
  Bar,
  BarsFigure,
  CurvesFigure,
  CurvesSeries,
  Figure,
  FigureInterval,
  FigurePoint,
  HeatMapFigure,
  ImageSet,
  Picture,
  PictureGridFigure,
  ReliabilityFigure,
} from './figures/figure.ts';
export { QUANTITIES, type Quantity, type Unit } from './figures/quantity.ts';
export { formatBytes } from './format-bytes.ts';
export { formatDuration } from './format-duration.ts';
export { formatNumber } from './format-number.ts';
export { formatPercent, type PercentOptions } from './format-percent.ts';
export type { Interval } from './interval.ts';
export type { JudgedAnswers } from './judged-answers.ts';
export { type CurvePoint, type LearningCurve, type LearningCurves, learningCurves } from './learning-curves.ts';
export { type MeanInterval, meanInterval } from './mean-interval.ts';
export { type RejectionCurve, type RejectionInput, type RejectionPoint, rejectionCurve } from './rejection-curve.ts';
export { type RiskCoverage, type RiskCoveragePoint, riskCoverage } from './risk-coverage.ts';
export { type PredictionsInput, type Score, scorePredictions } from './score-predictions.ts';
export { type Summary, summarize } from './summarize.ts';
export { THREE_DIGITS } from './three-digits.ts';
export { type ValueAxis, valueAxis } from './value-axis.ts';
export { wilsonInterval } from './wilson-interval.ts';
export type { AxisWords, FigureTable, FigureWords, TableColumn } from './words/words.ts';
