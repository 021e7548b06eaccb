import { expect, test } from 'vitest';
import { DisagreementError } from '../command-error.ts';
import { checkAgreement } from './check-agreement.ts';
import type { NetworkContender } from './network-contender.ts';

const IMAGES = Float32Array.of(1, 2);

function contender(name: string, ...outputs: readonly number[]): NetworkContender & { prepared: number } {
  const self = {
    name,
    prepared: 0,
    prepare: async () => {
      self.prepared++;
    },
    run: () => Float32Array.from(outputs),
    dispose: () => {},
  };
  return self;
}

test('contenders within 1e-5 agree; each is prepared before it runs', async () => {
  const contenders = [contender('a', 0.25, 0.75), contender('b', 0.25, 0.75), contender('c', 0.250009, 0.749991)];
  await checkAgreement(contenders, IMAGES);
  expect(contenders.map(({ prepared }) => prepared)).toEqual([1, 1, 1]);
});

test.each([
  [[0.25, 0.75002], 'b gives 0.7500200271606445 where a gives 0.75 (output 1 of 2)'],
  [[0.25, Number.NaN], 'b gives NaN where a gives 0.75 (output 1 of 2)'],
  [[0.25], 'b gives undefined where a gives 0.75 (output 1 of 2)'],
])('the outputs %j are refused', async (outputs, difference) => {
  await expect(checkAgreement([contender('a', 0.25, 0.75), contender('b', ...outputs)], IMAGES)).rejects.toEqual(
    new DisagreementError(
      `${difference}; expected a difference of 0.00001 at most. Contenders that compute different things cannot be compared: find out which of them is wrong.`,
    ),
  );
});
