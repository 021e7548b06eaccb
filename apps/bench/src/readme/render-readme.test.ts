import { expect, test } from 'vitest';
import { EXAMPLE_CONDITIONS, EXAMPLE_ENVIRONMENT } from '../../test/example-place.ts';
import type { FigureBlock, Measure, ReportDocument } from '../document/report-document.ts';
import { renderReadme, reportsOfTemplate } from './render-readme.ts';
import { withoutPictures } from './without-pictures.ts';

const ACCURACY: Measure = {
  name: 'accuracy/Adam, 5 epochs',
  unit: '',
  values: [0.9881, 0.9893, 0.9872],
  center: 0.9882,
  low: 0.98562,
  high: 0.99078,
  better: 'higher',
  published: 0.9895,
};

const DURATION: Measure = {
  name: 'duration/Raqam, 2 workers',
  unit: 's',
  values: [1.2345, 1.3, 0.0985],
  center: 1.2345,
  low: null,
  high: null,
  better: 'lower',
};

const REPORT: ReportDocument = {
  version: 3,
  name: 'example',
  title: 'An example',
  description: 'What it is an example of.',
  command: 'raqam-bench example --seeds 3',
  startedAt: '2026-11-23T12:34:56.000Z',
  environment: EXAMPLE_ENVIRONMENT,
  conditions: EXAMPLE_CONDITIONS,
  summary: ['First.', 'Second.'],
  sections: [],
  measures: [ACCURACY, DURATION],
  records: { columns: [], rows: [] },
};

const render = (template: string) => renderReadme(template, new Map([['example', REPORT]]));

test.each([
  ['percent', '98.82%'],
  ['percent 1', '98.8%'],
  ['fixed', '0.9882'],
  ['interval percent', '98.56–99.08%'],
  ['interval fixed 3', '0.986–0.991'],
  ['low fixed', '0.9856'],
  ['high fixed', '0.9908'],
  ['least percent', '98.72%'],
  ['greatest percent', '98.93%'],
  ['range percent 1', '98.7–98.9%'],
  ['published fixed', '0.9895'],
  ['count', '3'],
  ['name', 'Adam, 5 epochs'],
])('a measure as "%s" is %s', (format, expected) => {
  expect(render(`x {{example: accuracy/Adam, 5 epochs | ${format}}} y`)).toBe(`x ${expected} y`);
});

test.each([
  ['duration', '1.23 sec'],
  ['range duration', '98.5 ms–1.3 sec'],
  ['number', '1.23'],
])('a duration as "%s" is %s', (format, expected) => {
  expect(render(`{{example: duration/Raqam, 2 workers | ${format}}}`)).toBe(expected);
});

test('a star stands for what changes in the name of a measure', () => {
  expect(render('{{example: duration/Raqam, * | name}}: {{example: duration/Raqam, * | duration}}')).toBe(
    'Raqam, 2 workers: 1.23 sec',
  );
});

test('a report tells its command, date, machine and summary', () => {
  expect(render('`{{example | command}}`, {{ example|date }}, {{example | machine}}:\n{{example | summary}}')).toBe(
    '`raqam-bench example --seeds 3`, 23 November 2026, Example CPU, 2 cores (linux-x64), node 26.10.0, V8 14.6:\n- First.\n- Second.',
  );
});

test('a report tells the first sentence of its summary, if there is one', () => {
  expect(render('{{example | opening}} And more.')).toBe('First. And more.');
  const silent = new Map([['example', { ...REPORT, summary: [] }]]);
  expect(renderReadme('[{{example | opening}}]', silent)).toBe('[]');
});

test('text without placeholders stays, and what values hold is no placeholder', () => {
  const odd = { ...REPORT, command: 'echo {{example | command}} $&' };
  expect(renderReadme('a {b} $& {{example | command}}', new Map([['example', odd]]))).toBe(
    'a {b} $& echo {{example | command}} $&',
  );
});

test('a template names the reports that it asks', () => {
  expect(reportsOfTemplate('{{b | date}} {{a: x | number}} {{b: y | count}}')).toEqual(['b', 'a']);
});

test.each([
  [
    '{{engine: x | number}}',
    'line 2: {{engine: x | number}}: there is no report "engine"; make it with: raqam-bench engine',
  ],
  [
    '{{example: loss | fixed}}',
    'line 2: {{example: loss | fixed}}: the report "example" has no measure "loss"; expected one of "accuracy/Adam, 5 epochs", "duration/Raqam, 2 workers".',
  ],
  [
    '{{example: *s | number}}',
    'line 2: {{example: *s | number}}: the report "example" has 2 measures "*s": "accuracy/Adam, 5 epochs", "duration/Raqam, 2 workers"; expected one. Write more of its name.',
  ],
  [
    '{{example: Adam* | number}}',
    'line 2: {{example: Adam* | number}}: the report "example" has no measure "Adam*"; expected one of "accuracy/Adam, 5 epochs", "duration/Raqam, 2 workers".',
  ],
  [
    '{{example: duration/Raqam, 2 workers | interval number}}',
    'line 2: {{example: duration/Raqam, 2 workers | interval number}}: duration/Raqam, 2 workers has no interval. Ask for another part of it.',
  ],
  [
    '{{example: duration/Raqam, 2 workers | published duration}}',
    'line 2: {{example: duration/Raqam, 2 workers | published duration}}: duration/Raqam, 2 workers has no published value. Ask for another part of it.',
  ],
  [
    '{{example: accuracy/Adam, 5 epochs | duration}}',
    'line 2: {{example: accuracy/Adam, 5 epochs | duration}}: accuracy/Adam, 5 epochs is in "", which is no unit of time; expected s, ms, µs. Write it as number or percent.',
  ],
  [
    '{{example: accuracy/Adam, 5 epochs | number 2}}',
    'line 2: {{example: accuracy/Adam, 5 epochs | number 2}} has the format "number 2"; expected [center | low | high | interval | least | greatest | range | published | count | name] percent | fixed | number | duration [decimals of percent or fixed]. Mend the template.',
  ],
  [
    '{{example}}',
    'line 2: {{example}} asks for nothing; expected {{REPORT: MEASURE | FORMAT}} or {{REPORT | command or date or machine or opening or summary}}. Mend the template.',
  ],
  [
    '{{example | percent}}',
    'line 2: {{example | percent}} asks for "percent" of a report; expected command, date, machine, opening, summary. For a quantity write {{REPORT: MEASURE | FORMAT}}.',
  ],
])('%s is refused', (placeholder, message) => {
  expect(() => render(`\n${placeholder}`)).toThrow(expect.objectContaining({ name: 'ReadmeError', message }));
});

test('grids of images are left out of what is kept, and all else stays', () => {
  const words: FigureBlock['words'] = {
    title: '',
    caption: '',
    sentence: '',
    names: [],
    axes: { x: null, y: null },
    table: { columns: [], rows: [] },
  };
  const grid = { kind: 'pictureGrid', id: 'wrong', columns: 6, pictures: [] } as const;
  const pictures: FigureBlock = { kind: 'figure', figure: grid, words };
  const text = { kind: 'text', text: 'Kept.' } as const;
  const sections = [
    { title: 'Both', blocks: [text, pictures] },
    { title: 'Pictures', blocks: [pictures] },
  ];
  expect(withoutPictures({ ...REPORT, sections })).toEqual({
    ...REPORT,
    sections: [{ title: 'Both', blocks: [text] }],
  });
});
