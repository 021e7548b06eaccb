/**
 * Metrics, intervals, tests with verdicts, figures, and number formatting: what the site, the terminal program and the benchmarks show.
 * @packageDocumentation
 */
export { accuracyInterval } from './accuracy-interval.ts';
export type { SignificanceOptions } from './check-significance.ts';
export {
  type ClassificationReport,
  type ClassReport,
  type ClassScores,
  classificationReport,
} from './classification-report.ts';
export { type ClusteredInterval, clusteredInterval } from './clustered-interval.ts';
export { compareMeans } from './compare-means.ts';
export { compareOutcomes } from './compare-outcomes.ts';
export { type Comparison, type ComparisonVerdict, comparisonVerdict } from './comparison-verdict.ts';
export { type ConfusionInput, confusionMatrix } from './confusion-matrix.ts';
export { type ClassReading, type Confusion, type ConfusionSummary, describeConfusions } from './describe-confusions.ts';
export { differenceInterval, type Estimate } from './difference-interval.ts';
export { ReportArgumentError } from './errors.ts';
export {
  type Calibration,
  type CalibrationOptions,
  expectedCalibrationError,
  type ReliabilityBin,
} from './expected-calibration-error.ts';
export { type BandFigureInput, type BandSeries, bandFigure } from './figures/band-figure.ts';
export { type BarsFigureInput, barsFigure } from './figures/bars-figure.ts';
export { type ConfusionFigureOptions, confusionFigure } from './figures/confusion-figure.ts';
export { type CurvesFigureInput, curvesFigure } from './figures/curves-figure.ts';
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
export { figureAxis } from './figures/figure-axis.ts';
export { type HistoryFigures, type HistoryFiguresOptions, historyFigures } from './figures/history-figures.ts';
export { type PictureGridInput, type PictureInput, pictureGridFigure } from './figures/picture-grid-figure.ts';
export { QUANTITIES, type Quantity, type Unit } from './figures/quantity.ts';
export { type ReliabilityFigureOptions, reliabilityFigure } from './figures/reliability-figure.ts';
export { spreadLabels } from './figures/spread-labels.ts';
export { formatBytes } from './format-bytes.ts';
export { formatDuration } from './format-duration.ts';
export { formatNumber } from './format-number.ts';
export { formatPercent, type PercentOptions } from './format-percent.ts';
export { holmAdjust } from './holm-adjust.ts';
export type { Interval } from './interval.ts';
export type { JudgedAnswers } from './judged-answers.ts';
export { type CurvePoint, type LearningCurve, type LearningCurves, learningCurves } from './learning-curves.ts';
export { type McnemarTest, mcnemarTest } from './mcnemar-test.ts';
export { type MeanInterval, meanInterval } from './mean-interval.ts';
export { type AccuracyDifferenceInput, minimumDetectableDifference } from './minimum-detectable-difference.ts';
export { type MeanDifferenceInput, minimumDetectableMeanDifference } from './minimum-detectable-mean-difference.ts';
export {
  minimumDetectablePairedDifference,
  type PairedDifferenceInput,
} from './minimum-detectable-paired-difference.ts';
export { pairedDifferenceInterval } from './paired-difference-interval.ts';
export { type PairedOutcomes, pairedOutcomes } from './paired-outcomes.ts';
export { predictionInterval } from './prediction-interval.ts';
export { type RejectionCurve, type RejectionInput, type RejectionPoint, rejectionCurve } from './rejection-curve.ts';
export { type ReplicationVerdict, replicationVerdict } from './replication-verdict.ts';
export { type RiskCoverage, type RiskCoveragePoint, riskCoverage } from './risk-coverage.ts';
export { type PredictionsInput, type Score, scorePredictions } from './score-predictions.ts';
export { type Summary, summarize } from './summarize.ts';
export { type SuspectLabel, type SuspectLabelsInput, suspectLabels, suspectLabelsOfRuns } from './suspect-labels.ts';
export { THREE_DIGITS } from './three-digits.ts';
export { type ValueAxis, valueAxis } from './value-axis.ts';
export { type WelchTest, welchTest } from './welch-test.ts';
export { wilsonInterval } from './wilson-interval.ts';
export type { AxisWords, FigureTable, FigureWords, TableColumn } from './words/words.ts';
