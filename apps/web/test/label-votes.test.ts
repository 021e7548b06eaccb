import { expect, test } from 'vitest';
import { parseVotes } from '../results/label-votes.ts';

test('votes are read as they were kept', () => {
  const votes = { 340: 'label', 3520: 'networks', 4807: 'unclear' } as const;
  expect(parseVotes(JSON.stringify(votes))).toEqual(votes);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['no object', '[1]'],
  ['another vote', '{"340":"yes"}'],
  ['no index', '{"first":"label"}'],
])('%s is no votes', (_, text) => {
  expect(parseVotes(text)).toEqual({});
});
