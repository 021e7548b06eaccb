import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { renderTerminal } from './render-terminal.ts';

test.each([80, 120])('each kind of block at %i columns', async (columns) => {
  await expect(renderTerminal(exampleReport, { columns })).toMatchFileSnapshot(`fixtures/example-${columns}.txt`);
});

test.each([40, 57, 80, 100, 120, 200])('no line is wider than %i columns', (columns) => {
  const lines = renderTerminal(exampleReport, { columns }).split('\n');
  for (const line of lines.filter((each) => each !== exampleReport.command)) {
    expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  }
});

test('color changes no character', () => {
  const plain = renderTerminal(exampleReport);
  const colored = renderTerminal(exampleReport, { color: true });
  expect(stripVTControlCharacters(plain)).toBe(plain);
  expect(colored).not.toBe(plain);
  expect(stripVTControlCharacters(colored)).toBe(plain);
});
