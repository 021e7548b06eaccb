import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { renderMarkdown } from './render-markdown.ts';

test('each kind of block, with texts that mean something in Markdown', async () => {
  await expect(renderMarkdown(exampleReport)).toMatchFileSnapshot('fixtures/example.md');
});
