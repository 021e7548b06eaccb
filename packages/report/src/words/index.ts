/**
 * Figures, verdicts and measures in words: English, French and Arabic.
 * @packageDocumentation
 */
export { loadWords } from './load-words.ts';
export type {
  AxisWords,
  ComparedNames,
  FigureTable,
  FigureWords,
  ReplicatedName,
  SuspectLabelsSource,
  TableColumn,
  TableWords,
  Words,
  WordsLocale,
} from './words.ts';
