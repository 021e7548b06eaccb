import { expect, test } from 'vitest';
import { ModelCardError } from '../command-error.ts';
import { replaceMeasuredPart } from './replace-measured-part.ts';

const BEGIN = '<!-- measured: written by raqam-bench model-card -->';
const END = '<!-- end of what is measured -->';

test('what stands between the marks is replaced, all else stays, and once more changes nothing', () => {
  const replaced = replaceMeasuredPart(`above\n${BEGIN}\nold\n${END}\nbelow\n`, 'new', 'card.md');
  expect(replaced).toBe(`above\n${BEGIN}\n\nnew\n\n${END}\nbelow\n`);
  expect(replaceMeasuredPart(replaced, 'new', 'card.md')).toBe(replaced);
});

test.each([['nothing'], [BEGIN], [`${END} ${BEGIN}`], [`${BEGIN} ${BEGIN} ${END}`], [`${BEGIN} ${END} ${END}`]])(
  'a document without its marks is refused: %s',
  (document) => {
    expect(() => replaceMeasuredPart(document, 'new', 'card.md')).toThrow(
      new ModelCardError(
        `card.md: expected one line "${BEGIN}" and one line "${END}" below it. Write them where the figures shall stand.`,
      ),
    );
  },
);
