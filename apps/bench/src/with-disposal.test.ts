import { expect, test } from 'vitest';
import { withDisposal } from './with-disposal.ts';

test.each([
  ['succeeds', () => Promise.resolve('result')],
  ['fails', () => Promise.reject(new Error('failed'))],
])('what was started is ended, the last first, when the rest %s', async (_, finish) => {
  const ended: string[] = [];
  const thing = (name: string) => ({
    dispose: async () => {
      await Promise.resolve();
      ended.push(name);
    },
  });
  const outcome = await withDisposal(async (keep) => {
    keep(thing('first'));
    keep(thing('second'));
    return await finish();
  }).catch((error: Error) => error.message);
  expect(outcome).toMatch(/^(result|failed)$/);
  expect(ended).toEqual(['second', 'first']);
});
