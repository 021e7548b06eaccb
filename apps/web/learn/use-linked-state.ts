import { useCallback, useEffect, useRef, useState } from 'react';
import { type GenericSchema, safeParse } from 'valibot';
import { useEmbedding } from './embedding.ts';

/** What stands in an address: numbers, words, and rows of numbers. */
type LinkedValues = Readonly<Record<string, number | string | readonly number[]>>;

/** The state of a figure that its address carries. */
export interface LinkedState<Values extends LinkedValues> {
  readonly values: Values;
  /** Changes some of the values, and with them the address. */
  readonly change: (changes: Partial<Values>) => void;
  /** Whether the address asked for something that the figure does not have, so that it shows its own beginning. */
  readonly isRefused: boolean;
}

/** Browsers refuse to change the address many times a second, which a slider would do. */
const PAUSE_MS = 250;

/**
 * State that can be sent to somebody as a link: `?NAME.key=value` for each value that is not the first one. Outside of its
 * lesson a figure begins with the state that its surroundings give it, and leaves the address of the page alone.
 *
 * @param name Of the figure, unique on its page.
 * @param schema Reads the values from text; see `wholeField` and its kin.
 * @param initial What an address that says nothing means. The same object at each call.
 */
export function useLinkedState<Values extends LinkedValues>(
  name: string,
  schema: GenericSchema<unknown, Values>,
  initial: Values,
): LinkedState<Values> {
  const embedding = useEmbedding();
  const [values, setValues] = useState(initial);
  const [isRefused, setIsRefused] = useState(false);
  // Two changes may come before the next render, and neither may undo the other.
  const latest = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // After the first render, which has to be the one that was exported.
  useEffect(() => {
    const asked = readQuery(new URLSearchParams(embedding ?? location.search), name, initial);
    if (asked === null) return;
    const parsed = safeParse(schema, asked);
    if (!parsed.success) {
      setIsRefused(true);
      return;
    }
    latest.current = parsed.output;
    setValues(parsed.output);
  }, [name, schema, initial, embedding]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (changes: Partial<Values>) => {
      latest.current = { ...latest.current, ...changes };
      setValues(latest.current);
      setIsRefused(false);
      if (embedding !== null) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => writeAddress(name, initial, latest.current), PAUSE_MS);
    },
    [name, initial, embedding],
  );
  return { values, change, isRefused };
}

/** The values as text, those that the address leaves out as they are at first; `null` where it says nothing at all. */
function readQuery(query: URLSearchParams, name: string, initial: LinkedValues): Record<string, string> | null {
  const keys = Object.keys(initial);
  if (!keys.some((key) => query.has(`${name}.${key}`))) return null;
  return Object.fromEntries(keys.map((key) => [key, query.get(`${name}.${key}`) ?? textOf(initial[key])]));
}

function writeAddress(name: string, initial: LinkedValues, values: LinkedValues): void {
  const url = new URL(location.href);
  for (const key of Object.keys(initial)) {
    const text = textOf(values[key]);
    if (text === textOf(initial[key])) url.searchParams.delete(`${name}.${key}`);
    else url.searchParams.set(`${name}.${key}`, text);
  }
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}

function textOf(value: LinkedValues[string]): string {
  return typeof value === 'object' ? value.join('_') : String(value);
}
