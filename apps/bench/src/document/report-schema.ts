import { QUANTITIES, type Quantity } from '@raqam/report';
import * as v from 'valibot';
import type { ReportDocument } from './report-document.ts';

const number = v.number('a number');
const text = v.string('a text');
const share = v.pipe(number, v.minValue(0, 'a share from 0 to 1'), v.maxValue(1, 'a share from 0 to 1'));
const whole = v.pipe(number, v.safeInteger('a whole number'), v.minValue(0, 'a whole number of 0 or more'));
const timestamp = v.pipe(text, v.isoTimestamp('a time in UTC, such as 2026-11-23T09:30:00.000Z'));

const environment = v.strictObject({
  cpu: text,
  numCores: whole,
  simd: v.picklist(['none', 'simd128', 'relaxed-simd']),
  runtime: text,
  runtimeVersion: text,
  platform: text,
  packages: v.record(text, text),
  engine: v.nullable(
    v.strictObject({
      name: v.picklist(['wasm', 'tfjs']),
      numWorkers: whole,
      memory: v.picklist(['own', 'shared', 'messages']),
      precision: v.picklist(['exact', 'fast']),
    }),
  ),
  gitRevision: v.nullable(text),
});

const conditions = v.strictObject({
  memoryBytes: whole,
  os: text,
  v8: text,
  wasm: v.strictObject({ simd: v.boolean(), relaxedSimd: v.boolean(), threads: v.boolean() }),
  load: v.array(number),
  data: v.array(v.strictObject({ name: text, digest: v.nullable(text) })),
});

const tableFields = {
  columns: v.array(v.strictObject({ name: text, align: v.picklist(['start', 'end']) })),
  rows: v.array(v.array(text)),
};
const table = v.pipe(v.strictObject(tableFields), rectangular('as many cells as the table has columns'));

const axis = v.strictObject({
  quantity: v.picklist(Object.keys(QUANTITIES) as Quantity[]),
  unit: v.picklist(Object.values(QUANTITIES).map(({ unit }) => unit)),
  extent: v.strictTuple([number, number]),
  ticks: v.array(number),
  decimals: whole,
});
const interval = v.nullable(v.strictObject({ level: share, of: v.picklist(['seeds', 'rounds', 'images']) }));
const figureFields = { id: text, subject: v.optional(text) };

const curves = v.strictObject({
  ...figureFields,
  kind: v.literal('curves'),
  x: axis,
  y: axis,
  interval,
  series: v.array(
    v.strictObject({
      name: text,
      set: v.optional(v.picklist(['train', 'validation', 'test'])),
      points: v.array(
        v.strictObject({ x: number, y: number, low: v.exactOptional(number), high: v.exactOptional(number) }),
      ),
      dashed: v.optional(v.boolean()),
    }),
  ),
});

const bars = v.strictObject({
  ...figureFields,
  kind: v.literal('bars'),
  axis,
  interval,
  bars: v.array(
    v.strictObject({
      name: text,
      value: number,
      low: v.nullable(number),
      high: v.nullable(number),
      reference: v.exactOptional(v.nullable(number)),
    }),
  ),
});

const heatMap = v.strictObject({
  ...figureFields,
  kind: v.literal('heatMap'),
  rows: v.array(text),
  columns: v.array(text),
  values: v.array(v.array(number)),
  mode: v.picklist(['counts', 'rates']),
  rowAxis: v.picklist(['label', 'prediction']),
  columnAxis: v.picklist(['label', 'prediction']),
});

const pictureGrid = v.strictObject({
  ...figureFields,
  kind: v.literal('pictureGrid'),
  columns: whole,
  pictures: v.array(
    v.strictObject({
      index: whole,
      label: whole,
      prediction: whole,
      probability: share,
      height: whole,
      width: whole,
      pixels: v.pipe(text, v.base64('bytes in base64')),
    }),
  ),
});

const reliability = v.strictObject({
  ...figureFields,
  kind: v.literal('reliability'),
  x: axis,
  y: axis,
  bins: v.array(v.strictObject({ low: share, high: share, count: whole, confidence: share, accuracy: share })),
  expectedError: share,
  maximumError: share,
});

const axisWords = v.nullable(v.strictObject({ name: text, ticks: v.array(text) }));
const figureWords = v.strictObject({
  title: text,
  caption: text,
  sentence: text,
  table,
  names: v.array(text),
  axes: v.strictObject({ x: axisWords, y: axisWords }),
});

const block = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text }),
  v.pipe(
    v.strictObject({ kind: v.literal('table'), caption: v.nullable(text), ...tableFields }),
    rectangular('as many cells as the table has columns'),
  ),
  v.strictObject({
    kind: v.literal('figure'),
    figure: v.variant('kind', [curves, bars, heatMap, pictureGrid, reliability]),
    words: figureWords,
  }),
]);

/** Validates a {@link ReportDocument} of the current version. */
export const reportSchema: v.GenericSchema<unknown, ReportDocument> = v.strictObject({
  version: v.literal(3),
  name: text,
  title: text,
  description: text,
  command: text,
  startedAt: timestamp,
  environment,
  conditions,
  summary: v.array(text),
  sections: v.array(v.strictObject({ title: text, blocks: v.array(block) })),
  measures: v.array(
    v.strictObject({
      name: text,
      unit: text,
      values: v.array(number),
      center: number,
      low: v.nullable(number),
      high: v.nullable(number),
      better: v.nullable(v.picklist(['higher', 'lower'])),
      published: v.exactOptional(v.nullable(number)),
    }),
  ),
  records: v.pipe(
    v.strictObject({
      columns: v.array(text),
      rows: v.array(v.array(v.nullable(v.union([text, number, v.boolean()])))),
    }),
    rectangular('as many values as there are columns'),
  ),
});

/** Refuses the first row that is longer or shorter than there are columns. */
function rectangular<Table extends { readonly columns: unknown[]; readonly rows: unknown[][] }>(expected: string) {
  return v.rawCheck<Table>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { columns, rows } = dataset.value;
    const index = rows.findIndex((row) => row.length !== columns.length);
    if (index === -1) return;
    addIssue({
      message: `${expected}, which are ${columns.length}`,
      input: rows[index],
      path: [
        { type: 'object', origin: 'value', input: { ...dataset.value }, key: 'rows', value: rows },
        { type: 'array', origin: 'value', input: rows, key: index, value: rows[index] },
      ],
    });
  });
}
