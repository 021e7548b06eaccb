import { serveCrew } from '@raqam/engine/worker';
import { expect, test } from 'vitest';

test('serveCrew works in workers alone', () => {
  expect(() => serveCrew()).toThrow(
    'serveCrew was called outside of a worker. Call it in the module that `new Worker(…)` loads, and nowhere else.',
  );
});
