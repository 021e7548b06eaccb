import type { PadSize } from './pad.ts';
import { contentSize, rowsAbove, type WindowSize } from './parts/frame.tsx';
import { NUMERAL_ROWS } from './parts/numeral.ts';

/** Where everything on the draw screen stands. */
export interface DrawLayout {
  readonly pad: PadSize;
  /** The row of the pad's first cell in the window. */
  readonly padTop: number;
  /** Columns beside the pad. */
  readonly sideColumns: number;
  /** Columns of the numeral and of what is written below it. */
  readonly answerColumns: number;
  readonly numeralScale: number;
  /** How many times the 28×28 image is enlarged; 0 where there is no place for it. */
  readonly viewScale: number;
  /** The ten bars: below the answer and the image, or between them. */
  readonly bars: {
    readonly place: 'below' | 'beside';
    /** Columns of one group. */
    readonly columns: number;
    /** One column of ten, or two of five. */
    readonly numGroups: 1 | 2;
  };
  /** What there is room for besides. */
  readonly hasTopMargin: boolean;
  readonly hasCaption: boolean;
  readonly hasGapAboveBars: boolean;
  readonly hasDetails: boolean;
}

/** Columns between the pad and what stands beside it. */
export const PAD_GAP = 3;
/** Columns between two parts beside the pad. */
export const SIDE_GAP = 2;

const BORDER = 2;
const VIEW_COLUMNS = 28;
const VIEW_ROWS = 14;
const NUM_DIGITS = 10;
/** Enough for `then 1 49.9%`, and for a numeral of 10 columns. */
const ANSWER_COLUMNS = 12;
/** The shortest bars from which probabilities can be told, with their numbers. */
const LEAST_BAR_COLUMNS = 18;
const MOST_BAR_COLUMNS = 60;
/** Digits are written at least so wide, as a share of their height … */
const LEAST_PAD_SHAPE = 0.78;
/** … and a pad much wider than that only leads the hand astray. */
const MOST_PAD_SHAPE = 1.25;

/**
 * Shares a window between the pad and what it is read as: the pad gets what the rest leaves. The rest grows only where
 * the pad keeps the shape of a digit; in low windows the image stands beside the bars, or is left out.
 *
 * @param size A window in which every screen is whole, 60×16 at least.
 */
export function layOutDraw(size: WindowSize): DrawLayout {
  const { columns, rows } = contentSize(size);
  const padHeight = 2 * (rows - BORDER);
  const padColumnsBeside = (sideColumns: number) => columns - sideColumns - PAD_GAP - BORDER;
  const fits = (sideColumns: number) => padColumnsBeside(sideColumns) >= LEAST_PAD_SHAPE * padHeight;
  const withPad = (leastSideColumns: number) => {
    const width = Math.min(padColumnsBeside(leastSideColumns), Math.round(MOST_PAD_SHAPE * padHeight));
    const sideColumns = columns - width - BORDER - PAD_GAP;
    return { pad: { width, height: padHeight }, padTop: rowsAbove(size) + 1, sideColumns };
  };

  const stackedColumns = (scale: number) => scale * (ANSWER_COLUMNS + VIEW_COLUMNS) + SIDE_GAP;
  const viewScale = [2, 1].find((scale) => {
    const barRows = scale === 1 ? NUM_DIGITS / 2 : NUM_DIGITS + CAPTION_ROWS;
    return rows >= scale * VIEW_ROWS + barRows && fits(stackedColumns(scale));
  });
  if (viewScale !== undefined) {
    const space = withPad(stackedColumns(viewScale));
    const rowsLeft = rows - viewScale * VIEW_ROWS;
    const numGroups = rowsLeft >= NUM_DIGITS + CAPTION_ROWS ? 1 : 2;
    const spareRows = rowsLeft - NUM_DIGITS / numGroups;
    const groupColumns = numGroups === 1 ? space.sideColumns : Math.floor((space.sideColumns - SIDE_GAP) / 2);
    return {
      ...space,
      answerColumns: viewScale * ANSWER_COLUMNS,
      numeralScale: 2 * viewScale,
      viewScale,
      bars: { place: 'below', columns: Math.min(groupColumns, MOST_BAR_COLUMNS), numGroups },
      hasCaption: spareRows >= 1,
      hasGapAboveBars: spareRows >= CAPTION_ROWS,
      hasTopMargin: spareRows >= CAPTION_ROWS + 1,
      hasDetails: spareRows >= CAPTION_ROWS + 1 + DETAIL_ROWS,
    };
  }

  const leastColumns = ANSWER_COLUMNS + SIDE_GAP + LEAST_BAR_COLUMNS;
  const hasView = rows >= VIEW_ROWS && fits(leastColumns + SIDE_GAP + VIEW_COLUMNS);
  const space = withPad(hasView ? leastColumns + SIDE_GAP + VIEW_COLUMNS : leastColumns);
  const barColumns = space.sideColumns - ANSWER_COLUMNS - SIDE_GAP - (hasView ? SIDE_GAP + VIEW_COLUMNS : 0);
  const spareRows = rows - (hasView ? VIEW_ROWS : Math.max(NUM_DIGITS, NUMERAL_ROWS + ANSWER_LINES));
  return {
    ...space,
    answerColumns: ANSWER_COLUMNS,
    numeralScale: 2,
    viewScale: hasView ? 1 : 0,
    bars: { place: 'beside', columns: Math.min(barColumns, MOST_BAR_COLUMNS), numGroups: 1 },
    hasCaption: false,
    hasGapAboveBars: false,
    hasTopMargin: spareRows >= 1,
    hasDetails: false,
  };
}

/** A row of text below the image, and a blank one. */
const CAPTION_ROWS = 2;
/** A blank row below the bars, and two of text. */
const DETAIL_ROWS = 3;
/** What is written below the numeral, its blank rows too. */
const ANSWER_LINES = 6;
