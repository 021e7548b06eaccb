import { expect, test } from 'vitest';
import { repeatCommand } from './repeat-command.ts';

test('a command names what was asked for, as a shell takes it', () => {
  expect(repeatCommand('report-scenarios', {})).toBe('raqam-bench report-scenarios');
  expect(repeatCommand('a.json', { seeds: [1, 2, 3], epochs: 2, limit: 100 })).toBe(
    'raqam-bench a.json --seeds 3 --epochs 2 --limit 100',
  );
  expect(repeatCommand("it's here/a.json", { run: 'a b.raqam', unseen: ['usps', 'mnist'] })).toBe(
    `raqam-bench 'it'\\''s here/a.json' --run 'a b.raqam' --unseen usps,mnist`,
  );
});
