/**
 * Metrics, intervals and number formatting: what the site, the terminal program and the benchmarks show.
 * @packageDocumentation
 */
export { ReportArgumentError } from './errors.ts';
export type { Interval } from './interval.ts';
export { type PredictionsInput, type Score, scorePredictions } from './score-predictions.ts';
