import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..', 'src');

test('only the entry for Node imports what only Node has', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const bound = files.filter((file) =>
    /from '(node:[^']+|env-paths|\.\.?\/node\/[^']+)'/.test(readFileSync(join(source, file), 'utf8')),
  );
  expect(bound.length).toBeGreaterThan(0);
  expect(bound.filter((file) => !file.startsWith('node'))).toEqual([]);
});
