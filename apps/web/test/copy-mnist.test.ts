import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { MNIST_FILES } from '@raqam/dataset';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyMnist } from '../server/copy-mnist.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'raqam-mnist-'));
});

afterEach(() => rmSync(parent, { recursive: true }));

test('copies the four files gzipped, whether they are or not, and leaves nothing else', async () => {
  const [packed, ...plain] = MNIST_FILES;
  const bytes = gzipSync('images');
  writeFileSync(join(parent, `${packed}.gz`), bytes);
  for (const file of plain) writeFileSync(join(parent, file), file);
  const site = join(parent, 'out');
  await copyMnist(parent, site);
  const target = join(site, 'data', 'mnist');
  expect(readdirSync(target).sort()).toEqual(MNIST_FILES.map((file) => `${file}.gz`).sort());
  expect(readFileSync(join(target, `${packed}.gz`))).toEqual(bytes);
  for (const file of plain) {
    expect(gunzipSync(readFileSync(join(target, `${file}.gz`))).toString()).toBe(file);
  }
});
