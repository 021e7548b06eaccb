/** The languages that have words. */
export type WordsLocale = 'en' | 'fr' | 'ar';

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
  /** The names of its series, bars or pictures, in their order. */
  readonly names: readonly string[];
  /** The horizontal and the vertical axis of curves, heat maps and reliability; bars have `x` only; pictures none. */
  readonly axes: { readonly x: AxisWords | null; readonly y: AxisWords | null };
}
