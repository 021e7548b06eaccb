import type { Calibration, Interval, RejectionPoint, Summary } from '@raqam/report';
import type { DigitSetName } from './recognizer/digit-set.ts';

/** How long one call takes, from repeated calls. */
export interface DurationResult extends Summary {
  readonly kind: 'duration';
  /** Who or what takes it. */
  readonly name: string;
  /** What it is taken for, where a benchmark measures several works: `one image`. */
  readonly work: string | null;
  readonly unit: 's' | 'ms' | 'µs';
  /** The median of each round. */
  readonly rounds: readonly number[];
  /** How much one call does, where that says more than the time: images per second at the median. */
  readonly imagesPerSecond?: number;
  /** How many times as long as another contender of the same rounds it takes. */
  readonly ratio?: {
    readonly to: string;
    /** The quotient of each round. */
    readonly rounds: readonly number[];
    readonly median: number;
    /** As {@link Summary.medianInterval}, of the rounds' quotients. */
    readonly medianInterval: readonly [low: number, high: number] | null;
  };
  /** What was asked for: the most that the 95th percentile may be, in `unit`. */
  readonly requiredP95?: number;
  /** Training steps from which the time of a whole epoch was worked out, where an epoch takes too long. */
  readonly extrapolatedFrom?: number;
}

/** A quantity that is worked out of what is measured again and again. */
export interface QuantityResult extends Summary {
  readonly kind: 'quantity';
  readonly name: string;
  readonly unit: 'GFLOP/s' | '%' | 's' | '×' | 'frames/s';
  /** Which way is an improvement; null: neither, as for what the machine can do. */
  readonly better: 'higher' | 'lower' | null;
  /** The value of each round. */
  readonly rounds: readonly number[];
  /** What was asked for: the worst that the median may be. */
  readonly required?: number;
}

/** One of those that were timed, beside itself. */
export interface AaResult {
  readonly kind: 'aa';
  readonly name: string;
  /** As in {@link DurationResult}. */
  readonly work: string | null;
  /** Its second value over its first, by round. */
  readonly ratios: readonly number[];
}

/** A quantity that is looked at once. */
export interface AmountResult {
  readonly kind: 'amount';
  readonly name: string;
  readonly unit: 'MB' | 'kB' | 'ms';
  readonly value: number;
  /** What was asked for: the most that it may be. */
  readonly required?: number;
}

/** One operation of a network's training. */
export interface OperationResult {
  readonly kind: 'operation';
  /** The layer it belongs to, or what belongs to none: `adam`. */
  readonly layer: string;
  readonly name: string;
  readonly shape: string;
  /** Multiply-adds that were carried out. */
  readonly multiplyAdds: number;
  /** Those of a pass that visits every position. */
  readonly staticMultiplyAdds: number;
  readonly durationMs: number;
}

/** Somebody who would be compared, and is not here. */
export interface AbsentResult {
  readonly kind: 'absent';
  readonly name: string;
  /** Why, and what to do about it. */
  readonly reason: string;
}

/** Files of one kind that a page needs. */
export interface PageFiles {
  readonly numFiles: number;
  readonly sizeBytes: number;
  /** As the server sends them to a browser that takes gzip; files that have no compressed copy as they are. */
  readonly gzipBytes: number;
  /** Likewise with brotli, which every current browser takes. */
  readonly brotliBytes: number;
  /** From the site's root. */
  readonly paths: readonly string[];
}

/** What a first visit to a page loads, and what it may load later. */
export interface PageResult {
  readonly kind: 'page';
  /** `/en/train/`. */
  readonly name: string;
  readonly document: PageFiles;
  readonly scripts: PageFiles;
  readonly styles: PageFiles;
  /** Those that hold a character of the page: an upper bound, since its styles may not name them for that text. */
  readonly fonts: PageFiles;
  /** What scripts may fetch when it is needed: parts of the program, workers, a network's weights. An upper bound, too. */
  readonly later: PageFiles;
}

/** How well digits of one set were read. */
export interface ReadingResult {
  readonly kind: 'reading';
  /** Which recognizer read. */
  readonly model: string;
  readonly set: string;
  /** What was done to the digits; null: nothing. */
  readonly condition: string | null;
  readonly count: number;
  /** Share read rightly. */
  readonly accuracy: number;
  /** By cluster where there are clusters, since errors of one hand come together; else Wilson's. */
  readonly interval: Interval;
  /** Null: each image stands for itself. */
  readonly clusters: { readonly of: 'writers' | 'scenes'; readonly count: number } | null;
  /** How much less than the digits as they were, in percentage points; null where nothing was done to them. */
  readonly lossPoints: number | null;
  /** What was asked for: the least accuracy, or the greatest loss where there is one. */
  readonly required: number | null;
}

/** How often drawings were refused, that is read as no digit. */
export interface RefusalResult {
  readonly kind: 'refusal';
  readonly model: string;
  /** What was drawn. */
  readonly drawings: string;
  /** Whether they are digits, which should not be refused. */
  readonly isDigits: boolean;
  readonly count: number;
  /** Share refused at the model's own threshold. */
  readonly refused: number;
  readonly interval: Interval;
  /** Of digits the greatest share, of others the least. */
  readonly required: number | null;
}

/** What a threshold on the greatest probability would refuse. */
interface ThresholdResult {
  readonly kind: 'threshold';
  readonly model: string;
  /** Null: the model's own. */
  readonly threshold: number | null;
  /** Share refused of each group of drawings, in the order of the groups. */
  readonly refused: readonly { readonly drawings: string; readonly share: number }[];
}

/** All that thresholds offer, for a plot. */
export interface TradeOffResult {
  readonly kind: 'tradeOff';
  readonly model: string;
  /** How often a digit has a greater probability than what is no digit, of all pairs. */
  readonly area: number;
  /** Thinned out to what can be told apart in a plot. */
  readonly points: readonly RejectionPoint[];
  /** At the model's own threshold. */
  readonly own: Omit<RejectionPoint, 'threshold'>;
}

/** How far probabilities are from the shares of right answers. */
interface CalibrationResult {
  readonly kind: 'calibration';
  readonly model: string;
  readonly set: string;
  readonly count: number;
  /** With 15 bins of equal width. */
  readonly calibration: Calibration;
  /** With 15 bins of equal mass. */
  readonly equalMassError: number;
  readonly required: number | null;
}

/** One line of what a benchmark found. */
export type BenchmarkResult =
  | DurationResult
  | QuantityResult
  | AaResult
  | AmountResult
  | OperationResult
  | AbsentResult
  | PageResult
  | ReadingResult
  | RefusalResult
  | ThresholdResult
  | TradeOffResult
  | CalibrationResult;

/** What a caller may change about a benchmark that says so. */
export interface BenchmarkOptions {
  /** Path of a training run, `*.raqam`, to judge in place of the shipped networks. */
  readonly run?: string;
  /** Sets that the run has learnt nothing from: they are read whole. */
  readonly unseen?: readonly DigitSetName[];
}

/** One thing to measure, by the name it is called with. */
export interface Benchmark {
  readonly name: string;
  /** Heads its report. */
  readonly title: string;
  readonly description: string;
  /** The options that it takes. @default none */
  readonly options?: readonly (keyof BenchmarkOptions)[];
  /**
   * Measures.
   * @param onProgress Told what is measured next.
   */
  run(onProgress: (doing: string) => void, options: BenchmarkOptions): Promise<readonly BenchmarkResult[]>;
}
