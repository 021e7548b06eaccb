import { ReadmeError } from './errors.ts';
import { type MeasureFormat, parseMeasureFormat } from './measure-format.ts';

/** What a placeholder of the template asks for. */
export type Placeholder = MeasurePlaceholder | FactPlaceholder;

/** A quantity: `{{report-scenarios: accuracy/Adam, 5 epochs | interval percent}}`. */
interface MeasurePlaceholder {
  readonly kind: 'measure';
  /** Name of the report. */
  readonly report: string;
  /** Name of the measure; one `*` stands for any text, such as the version of another program. */
  readonly measure: string;
  readonly format: MeasureFormat;
}

/**
 * What a report says as a whole: `{{report-scenarios | command}}`.
 *
 * - `command`: what repeats it.
 * - `date`: the day on which it began, in UTC.
 * - `machine`: processor, cores and runtime.
 * - `opening`: the first sentence of its summary.
 * - `summary`: all of them as a list.
 */
export interface FactPlaceholder {
  readonly kind: 'fact';
  readonly report: string;
  readonly fact: (typeof FACTS)[number];
}

const FACTS = ['command', 'date', 'machine', 'opening', 'summary'] as const;

/** A placeholder, and where in the template it stands. */
export interface PlacedPlaceholder {
  readonly placeholder: Placeholder;
  /** Of its first character, and behind its last. */
  readonly start: number;
  readonly end: number;
  /** Line and text, to begin a message with. */
  readonly where: string;
}

/**
 * Finds the placeholders of a template, in order.
 *
 * @throws {ReadmeError} `line 12: {{engine}} asks for nothing; expected …`
 */
export function findPlaceholders(template: string): PlacedPlaceholder[] {
  return [...template.matchAll(/\{\{(.*?)\}\}/g)].map(({ 0: text, 1: inner, index }) => {
    const where = `line ${template.slice(0, index).split('\n').length}: ${text}`;
    return { placeholder: parsePlaceholder(inner, where), start: index, end: index + text.length, where };
  });
}

function parsePlaceholder(inner: string, where: string): Placeholder {
  const bar = inner.lastIndexOf('|');
  const asked = inner.slice(bar + 1).trim();
  const from = inner.slice(0, Math.max(0, bar)).trim();
  const colon = from.indexOf(':');
  const report = (colon === -1 ? from : from.slice(0, colon)).trim();
  if (bar === -1 || report === '') {
    throw new ReadmeError(
      `${where} asks for nothing; expected {{REPORT: MEASURE | FORMAT}} or {{REPORT | ${FACTS.join(' or ')}}}. Mend the template.`,
    );
  }
  if (colon === -1) {
    const fact = FACTS.find((each) => each === asked);
    if (fact !== undefined) return { kind: 'fact', report, fact };
    throw new ReadmeError(
      `${where} asks for "${asked}" of a report; expected ${FACTS.join(', ')}. For a quantity write {{REPORT: MEASURE | FORMAT}}.`,
    );
  }
  return { kind: 'measure', report, measure: from.slice(colon + 1).trim(), format: parseMeasureFormat(asked, where) };
}
