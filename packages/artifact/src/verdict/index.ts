/**
 * What a network's answer is worth, without the schemas of the package's main entry.
 * @packageDocumentation
 */
export { softConfidence } from './soft-confidence.ts';
export { type Verdict, verdictOf } from './verdict-of.ts';
