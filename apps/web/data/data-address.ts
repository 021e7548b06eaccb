import * as v from 'valibot';
import { DATA_SOURCES, type DataSource } from './data-choice.ts';
import type { PartName } from './data-service.ts';

/** What of the data page stands in its address, so that it can be copied. */
export interface DataAddress {
  /** `null` until one is chosen. */
  readonly source: DataSource | null;
  /** `null`: the first part of the source. */
  readonly part: PartName | null;
  /** Only images of this class; `null` shows all. */
  readonly digit: number | null;
  /** The image that is looked at. */
  readonly image: number | null;
  /** Of the synthetic digits. */
  readonly seed: number;
}

export const DEFAULT_ADDRESS: DataAddress = { source: null, part: null, digit: null, image: null, seed: 1 };

const wholeNumber = (most: number) => v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.maxValue(most));

const FIELDS = {
  source: v.picklist(DATA_SOURCES),
  part: v.picklist(['train', 'test', 'all'] as const satisfies readonly PartName[]),
  digit: wholeNumber(9),
  image: wholeNumber(2 ** 31),
  seed: wholeNumber(999_999_999),
};

/**
 * Reads the address of the data page. What cannot be meant is left out, never guessed.
 *
 * @returns The address, and the names of the values that were left out.
 */
export function parseDataAddress(params: URLSearchParams): readonly [DataAddress, readonly string[]] {
  const ignored: string[] = [];
  const read = <Schema extends v.GenericSchema<unknown, unknown>>(name: string, schema: Schema) => {
    const value = params.get(name);
    if (value === null) return null;
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    ignored.push(name);
    return null;
  };
  const address = {
    source: read('source', FIELDS.source),
    part: read('part', FIELDS.part),
    digit: read('digit', FIELDS.digit),
    image: read('image', FIELDS.image),
    seed: read('seed', FIELDS.seed) ?? DEFAULT_ADDRESS.seed,
  };
  return [address, ignored];
}

/** The address as the part behind the `?`, without what is as it begins. */
export function formatDataAddress(address: DataAddress): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) {
    if (value !== DEFAULT_ADDRESS[name as keyof DataAddress]) params.set(name, String(value));
  }
  return params.toString();
}
