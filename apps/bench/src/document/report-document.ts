import type { Environment } from '@raqam/artifact';
import type { Figure } from '@raqam/report';
import type { FigureTable, FigureWords } from '@raqam/report/words';
import type { Conditions } from '../conditions.ts';

/**
 * What one experiment or benchmark found, as plain data: every face (Markdown, terminal, CSV, JSON, HTML) shows this and
 * computes nothing. It lives through JSON unchanged.
 */
export interface ReportDocument {
  /** The form of this document; a new number when a field changes its meaning. */
  readonly version: 3;
  /** Of the experiment or benchmark: what `raqam-bench` calls it by. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what was asked. */
  readonly description: string;
  /** Typed again, it repeats the report. */
  readonly command: string;
  /** When the measurement began, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  readonly conditions: Conditions;
  /** What was found, in sentences: verdicts first. */
  readonly summary: readonly string[];
  readonly sections: readonly Section[];
  /** What two reports can be compared by. */
  readonly measures: readonly Measure[];
  readonly records: Records;
}

/** A part of a report with a heading of its own. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One thing in a section, in reading order. */
export type Block = TextBlock | TableBlock | FigureBlock;

/** One paragraph. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly columns: FigureTable['columns'];
  /** Finished texts, as many in each row as there are columns. */
  readonly rows: FigureTable['rows'];
}

/** Something to look at, with words that say the same to those who cannot see it. */
export interface FigureBlock {
  readonly kind: 'figure';
  readonly figure: Figure;
  readonly words: FigureWords;
}

/** One quantity of a report, by a name that stays the same from report to report. */
export interface Measure {
  /** `accuracy/Adam, 5 epochs`. */
  readonly name: string;
  /** Of all its numbers: `ms`, `×`, `GFLOP/s`; empty for shares from 0 to 1 and bare numbers. */
  readonly unit: string;
  /** One for each seed or round; one alone when it was looked at once. */
  readonly values: readonly number[];
  /** Mean or median, as the report says. */
  readonly center: number;
  /** 95 % interval of the center; null below two values. */
  readonly low: number | null;
  readonly high: number | null;
  /** Which way is an improvement; null: neither. */
  readonly better: 'higher' | 'lower' | null;
  /** What somebody else published for it. */
  readonly published?: number | null;
}

/** What was measured, one row for each run: tidy data for other programs. */
export interface Records {
  readonly columns: readonly string[];
  /** As many values in each row as there are columns; null where a run has no such value. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}
