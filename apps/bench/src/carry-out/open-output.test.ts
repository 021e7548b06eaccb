import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../command-error.ts';
import { exampleReport } from '../document/example-report.ts';
import { parseReport } from '../document/parse-report.ts';
import { openOutput } from './open-output.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a folder is made and takes every form', async () => {
  const place = join(folder, 'new', 'results');
  const output = await openOutput(place, 2);
  const { name } = exampleReport;
  expect(await output.write(exampleReport)).toEqual(
    ['html', 'md', 'csv', 'json'].map((form) => join(place, `${name}.${form}`)),
  );
  expect((await readdir(place)).sort()).toEqual(['csv', 'html', 'json', 'md'].map((form) => `${name}.${form}`));
  const json = await readFile(join(place, `${name}.json`), 'utf8');
  expect(parseReport(json, 'report.json')).toEqual(exampleReport);
  expect(await readFile(join(place, `${name}.html`), 'utf8')).toMatch(/^<!doctype html>/i);
});

test.each(['.csv', '.json', '.md'])('a file %s takes its form alone', async (ending) => {
  const output = await openOutput(join(folder, `report${ending}`), 1);
  await output.write(exampleReport);
  expect(await readdir(folder)).toEqual([`report${ending}`]);
});

test('a folder whose name has an ending is one all the same', async () => {
  const place = join(folder, 'run.json');
  await (await openOutput(join(place, 'x'), 1)).write(exampleReport);
  await (await openOutput(place, 1)).write(exampleReport);
  expect(await readdir(place)).toHaveLength(5);
});

test('one file for several reports is refused', async () => {
  await expect(openOutput(join(folder, 'all.md'), 2)).rejects.toThrow(
    new UsageError(
      `received --out ${join(folder, 'all.md')} for 2 reports; expected a folder, which takes all of them. Name one without an ending, such as results.`,
    ),
  );
});

test('a place below a file is refused before anything is measured', async () => {
  await writeFile(join(folder, 'taken'), '');
  const place = join(folder, 'taken', 'results');
  await expect(openOutput(place, 1)).rejects.toThrow(
    `${place} cannot be made (ENOTDIR); expected a folder that this user may write to, or a file that ends in .html, .md, .csv, .json. Name another place with --out.`,
  );
});
