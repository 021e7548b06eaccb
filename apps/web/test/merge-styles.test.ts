import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mergeStyles } from '../server/merge-styles.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-styles-'));
  await mkdir(join(folder, 'chunks'));
  await writeFile(join(folder, 'chunks/a.css'), 'p{color:red}');
  await writeFile(join(folder, 'chunks/b.css'), 'p{color:blue}');
});

afterEach(() => rm(folder, { recursive: true }));

const link = (name: string) => `<link rel="stylesheet" href="/chunks/${name}.css" data-precedence="next"/>`;

test('a page has one stylesheet in the place of several, in their order, also in its payload', async () => {
  const payload = '<script>push("/chunks/a.css", "/chunks/b.css")</script>';
  const html = await mergeStyles(`<head>${link('a')}${link('b')}</head>${payload}`, folder);
  const [merged = ''] = (await readdir(join(folder, 'chunks'))).filter((name) => !['a.css', 'b.css'].includes(name));
  expect(await readFile(join(folder, 'chunks', merged), 'utf8')).toBe('p{color:red}\np{color:blue}');
  const path = `/chunks/${merged}`;
  expect(html).toBe(`<head>${link(merged.replace('.css', ''))}</head><script>push("${path}", "${path}")</script>`);
});

test('a page with one stylesheet stays as it is', async () => {
  expect(await mergeStyles(link('a'), folder)).toBe(link('a'));
  expect(await readdir(join(folder, 'chunks'))).toHaveLength(2);
});
