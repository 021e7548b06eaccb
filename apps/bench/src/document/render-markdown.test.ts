import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { renderMarkdown } from './render-markdown.ts';

test('each kind of block, with texts that mean something in Markdown', async () => {
  await expect(renderMarkdown(exampleReport)).toMatchFileSnapshot('fixtures/example.md');
});

test('headings begin at the depth of the document that it is pasted into', () => {
  const headings = renderMarkdown(exampleReport, { depth: 3 }).match(/^#+ .*$/gm);
  expect(headings?.slice(0, 4)).toEqual([
    '### An example & its \\<title>',
    '#### Conditions',
    '#### Figures',
    '##### Figure adam-accuracy',
  ]);
});
