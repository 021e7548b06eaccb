/**
 * Figures, verdicts and measures in words: English, French and Arabic.
 * @packageDocumentation
 */
export type { AxisWords, FigureTable, FigureWords, TableColumn, WordsLocale } from './words.ts';
