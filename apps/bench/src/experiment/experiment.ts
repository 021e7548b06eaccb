import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import type { BenchmarkOptions } from '../benchmark.ts';

/** A model that is solved for, not trained step by step. */
export type ClassicalModel =
  | { readonly classical: 'leastSquares' }
  | {
      readonly classical: 'svm';
      /** It learns from the first so many images. */
      readonly numImages: number;
      /** How much an image on the wrong side counts: C of the C-SVM. */
      readonly cost: number;
      /** Of the kernel exp(−γ·‖x − y‖²), pixels being in [0, 1]. */
      readonly gamma: number;
    };

/** Whether a model is solved for, not trained. */
export function isClassical(model: ModelSpec | ClassicalModel): model is ClassicalModel {
  return 'classical' in model;
}

/** Somebody else's figures for a condition, from a single run unless the source says otherwise. */
interface PublishedFigures {
  /** In [0, 1]. */
  readonly accuracy?: number | undefined;
  readonly loss?: number | undefined;
  readonly durationMs?: number | undefined;
  /** Who, where, of what. */
  readonly source: string;
}

/** What is trained once for each seed. */
export interface Condition {
  /** Unique in its experiment: `Adam, 5 epochs`. */
  readonly name: string;
  readonly model: ModelSpec | ClassicalModel;
  /** Complete but for the seed, whose value here means nothing. */
  readonly options: TrainOptions;
  readonly published: PublishedFigures | null;
}

/** What an experiment learns from and is judged by. */
export interface ExperimentData {
  /** `mnist`, `xor`, or how a person named the folder. */
  readonly name: string;
  /** Of IDX files, absolute; null: it is data that this program knows. */
  readonly folder: string | null;
}

/** The parts that a report of training may have, in the order in which it has them. */
export const REPORT_SECTIONS = [
  'published',
  'comparisons',
  'curves',
  'optimizers',
  'confusion',
  'digits',
  'wrong',
  'classes',
  'reliability',
  'suspectLabels',
  'speed',
] as const;

export type ReportSection = (typeof REPORT_SECTIONS)[number];

interface ExperimentBase {
  /** Under which it is called and its report is kept: `report-scenarios`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** Networks and other models, trained from several seeds and judged on test data. */
export interface TrainingExperiment extends ExperimentBase {
  readonly kind: 'training';
  readonly data: ExperimentData;
  /** At least one. */
  readonly conditions: readonly Condition[];
  /** Different whole numbers, at least one. */
  readonly seeds: readonly number[];
  /** Judges each epoch's weights on the test data, after the run: training never sees these. */
  readonly judgeEpochs: boolean;
  /** How often each condition is timed alone on all cores; null: no durations are reported. */
  readonly timing: { readonly rounds: number } | null;
  readonly report: readonly ReportSection[];
  /** The condition that confusion, digits and classes show; null: the first. */
  readonly focus: string | null;
}

/** The shortest schedule that reaches an accuracy, chosen on validation data and judged once on test data. */
export interface SearchExperiment extends ExperimentBase {
  readonly kind: 'search';
  readonly data: ExperimentData;
  readonly candidates: readonly Condition[];
  /** Accuracies to reach, in (0, 1), rising. */
  readonly targets: readonly number[];
  readonly validation: {
    /** Share of the training data that candidates are judged by while one is chosen, in (0, 1). */
    readonly fraction: number;
    readonly seeds: readonly number[];
  };
  /** The seeds of the runs on all training data that are judged on the test data, of chosen candidates only. */
  readonly test: { readonly seeds: readonly number[] };
  /** How often each candidate is timed alone on all cores. */
  readonly timing: { readonly rounds: number };
}

/** A benchmark of this program by its name, with other options than its own. */
export interface BenchmarkExperiment extends ExperimentBase {
  readonly kind: 'benchmark';
  readonly benchmark: string;
  readonly options: BenchmarkOptions;
}

/** What an experiment file says, complete. */
export type Experiment = TrainingExperiment | SearchExperiment | BenchmarkExperiment;
