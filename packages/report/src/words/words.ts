import type { Metrics } from '@raqam/artifact';
import type { ClassificationReport } from '../classification-report.ts';
import type { ComparisonVerdict } from '../comparison-verdict.ts';
import type { Figure } from '../figures/figure.ts';
import type { Quantity, Unit } from '../figures/quantity.ts';
import type { Interval } from '../interval.ts';
import type { MeanInterval } from '../mean-interval.ts';
import type { ReplicationVerdict } from '../replication-verdict.ts';
import type { SuspectLabel } from '../suspect-labels.ts';

/** The languages that have words. */
export type WordsLocale = 'en' | 'fr' | 'ar';

/**
 * What this package computes, said in one language: plain sentences in that language's manner of writing numbers, with
 * Western digits.
 */
export interface Words {
  readonly locale: WordsLocale;
  /** The direction of its text; numbers, time axes and matrices run left to right in all. */
  readonly direction: 'ltr' | 'rtl';

  /** A figure's title, caption, sentence, table and labels: the same as the figure shows. */
  readonly figure: (figure: Figure) => FigureWords;
  /** "Scenarios 3 and 4 cannot be told apart: p = 0.42; 10,000 test images show differences from 0.3 points on." */
  readonly comparison: (verdict: ComparisonVerdict, names: ComparedNames) => string;
  /** Whether a published figure is one that our own runs could have given, with both beside each other. */
  readonly replication: (verdict: ReplicationVerdict, name: ReplicatedName) => string;
  /** "98.95% of 10,000 test images are read rightly (95% interval: 98.73% to 99.13%)." */
  readonly accuracy: (metrics: Metrics) => string;
  /** A phrase: "98.93% (95% interval: 98.84% to 99.02%; standard deviation: 0.07 points; 5 values)". */
  readonly mean: (mean: MeanInterval, unit: Unit) => string;
  /** Which labels may be wrong. */
  readonly suspectLabels: (suspects: readonly SuspectLabel[], source: SuspectLabelsSource) => TableWords;
  /** Precision, recall and F1 of each digit, and their means. */
  readonly classification: (report: ClassificationReport) => TableWords;

  /** A quantity's name, as an axis or a column has it: "Accuracy". */
  readonly quantity: (quantity: Quantity) => string;
  /** A value with its unit: "98.95%", "0.0342", "1 min 33 sec", "1.27×". */
  readonly value: (value: number, unit: Unit) => string;
  /** How far apart two values are; shares differ by points. */
  readonly difference: (difference: number, unit: Unit) => string;
  /** "98.73% to 99.13%". */
  readonly interval: (interval: Pick<Interval, 'low' | 'high'>, unit: Unit) => string;
  /** "p = 0.42", "p < 0.001", never rounded to the other side of the level. */
  readonly p: (p: number, level: number) => string;
}

/** What is compared, and by what. */
export interface ComparedNames {
  readonly first: string;
  readonly second: string;
  /** @default 'accuracy' */
  readonly quantity?: Quantity | undefined;
  /** How many test images each answered, where images are what the test counts. */
  readonly numImages?: number | undefined;
  /** How many seeds each has, where runs are what the test counts. */
  readonly numSeeds?: number | undefined;
}

/** What was published: a quantity of a named condition. */
export interface ReplicatedName {
  readonly name: string;
  readonly quantity: Quantity;
}

/** Who doubted the labels, and how surely. */
export interface SuspectLabelsSource {
  /** Networks that were asked. */
  readonly numRuns: number;
  /** How sure each of them was at least. @default 0.99 */
  readonly atLeast?: number | undefined;
}

/** A table whose cells are finished text. */
export interface FigureTable {
  readonly columns: readonly TableColumn[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** The head of a table's column, and whether its cells are words (`start`) or numbers (`end`). */
export interface TableColumn {
  readonly name: string;
  readonly align: 'start' | 'end';
}

/** A table with what it says and how it is read. */
export interface TableWords {
  readonly caption: string;
  readonly sentence: string;
  readonly table: FigureTable;
}

/** An axis in words. */
export interface AxisWords {
  readonly name: string;
  /** One for each tick of a number axis, or for each row or column of a heat map. */
  readonly ticks: readonly string[];
}

/** A figure in words: who cannot see it reads the same. */
export interface FigureWords {
  readonly title: string;
  /** What to see in it, and what its marks are. */
  readonly caption: string;
  /** What it shows, in one or a few sentences. */
  readonly sentence: string;
  /** Every value of it. */
  readonly table: FigureTable;
  /** The names of its series, bars or pictures, in their order; none for others. */
  readonly names: readonly string[];
  /** The horizontal and the vertical axis of curves, heat maps and reliability; bars have `x` only; pictures none. */
  readonly axes: { readonly x: AxisWords | null; readonly y: AxisWords | null };
}
