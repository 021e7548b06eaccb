import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLE_CONDITIONS, EXAMPLE_ENVIRONMENT } from '../../test/example-place.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { openRunStore } from '../store/open-run-store.ts';
import { writeReadme } from './write-readme.ts';

let root: string;
let store: string;
let said: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'raqam-readme-'));
  store = join(root, 'store');
  await mkdir(join(root, 'docs'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

function report(name: string, accuracy: number): ReportDocument {
  const words = {
    title: '',
    caption: '',
    sentence: '',
    table: { columns: [], rows: [] },
    names: [],
    axes: { x: null, y: null },
  };
  const figure = { kind: 'pictureGrid', id: 'digits', columns: 6, pictures: [] } as const;
  return {
    version: 3,
    name,
    title: name,
    description: '',
    command: `raqam-bench ${name}`,
    startedAt: '2026-11-23T12:00:00.000Z',
    environment: EXAMPLE_ENVIRONMENT,
    conditions: EXAMPLE_CONDITIONS,
    summary: [],
    sections: [{ title: 'Digits', blocks: [{ kind: 'figure', figure, words }] }],
    measures: [
      { name: 'accuracy', unit: '', values: [accuracy], center: accuracy, low: null, high: null, better: 'higher' },
    ],
    records: { columns: [], rows: [] },
  };
}

async function keepInStore(...reports: ReportDocument[]): Promise<void> {
  const opened = await openRunStore(store, { onNotice: () => {} });
  for (const each of reports) await opened.writeReport(each.name, each);
  await opened.close();
}

async function writeTemplate(text: string): Promise<void> {
  await writeFile(join(root, 'docs', 'readme.template.md'), text);
}

const readReadme = () => readFile(join(root, 'README.md'), 'utf8');

test('figures come from the store, are kept without pictures, and can be checked without the store', async () => {
  await writeTemplate('# Title\n\n{{one: accuracy | percent}} by `{{one | command}}`\n');
  await keepInStore(report('one', 0.9876), report('unasked', 0.5));
  expect(await writeReadme({ root, store })).toBe(0);
  expect(await readReadme()).toBe('# Title\n\n98.76% by `raqam-bench one`\n');
  expect(said).toBe('README.md is written. From the store: one. As kept before: none.\n');
  expect(await readdir(join(root, 'docs', 'results'))).toEqual(['one.json']);
  expect(await readFile(join(root, 'docs', 'results', 'one.json'), 'utf8')).not.toContain('pictureGrid');

  await rm(store, { recursive: true });
  expect(await writeReadme({ root, check: true })).toBe(0);
});

test('a report that the store does not have stays as it was kept', async () => {
  await writeTemplate('{{one: accuracy | percent}} {{two: accuracy | percent}}\n');
  await keepInStore(report('one', 0.1), report('two', 0.2));
  await writeReadme({ root, store });
  await rm(store, { recursive: true });
  await keepInStore(report('two', 0.3));
  said = '';
  await writeReadme({ root, store });
  expect(await readReadme()).toBe('10.00% 30.00%\n');
  expect(said).toBe('README.md is written. From the store: two. As kept before: one.\n');
});

test('a figure that was changed by hand is found', async () => {
  await writeTemplate('# Title\n\n{{one: accuracy | percent}}\n');
  await keepInStore(report('one', 0.9876));
  await writeReadme({ root, store });
  await writeFile(join(root, 'README.md'), '# Title\n\n99.99%\n');
  said = '';
  expect(await writeReadme({ root, check: true })).toBe(1);
  expect(said).toBe(
    'README.md, line 3: received "99.99%"; expected "98.76%". Write it again with: raqam-bench readme\n',
  );
  expect(await readReadme()).toBe('# Title\n\n99.99%\n');
});

test('a report that is nowhere is asked for, and nothing is written', async () => {
  await writeTemplate('{{one: accuracy | percent}}\n');
  await keepInStore();
  await expect(writeReadme({ root, store })).rejects.toThrow(
    expect.objectContaining({
      name: 'ReadmeError',
      message: 'line 1: {{one: accuracy | percent}}: there is no report "one"; make it with: raqam-bench one',
    }),
  );
  expect((await readdir(root)).sort()).toEqual(['docs', 'store']);
});
