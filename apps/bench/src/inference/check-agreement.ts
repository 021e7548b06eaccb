import { DisagreementError } from '../command-error.ts';
import type { NetworkContender } from './network-contender.ts';

/** Largest difference between two probabilities that the order of 32-bit sums explains. */
const TOLERANCE = 1e-5;

/**
 * Makes sure that contenders compute the same before they are compared by their speed.
 *
 * @throws {DisagreementError} `tfjs cpu 4.22.0 gives 0.5 where Raqam gives 0.25 (output 3 of 2560); …`
 */
export async function checkAgreement(contenders: readonly NetworkContender[], images: Float32Array): Promise<void> {
  const [first, ...others] = contenders;
  await first.prepare();
  const expected = (await first.run(images)).slice();
  for (const { name, prepare, run } of others) {
    await prepare();
    const outputs = await run(images);
    const differing = expected.findIndex((value, i) => !(Math.abs(outputs[i] - value) <= TOLERANCE));
    if (differing !== -1) {
      throw new DisagreementError(
        `${name} gives ${outputs[differing]} where ${first.name} gives ${expected[differing]} (output ${differing} of ${expected.length}); expected a difference of ${TOLERANCE} at most. Contenders that compute different things cannot be compared: find out which of them is wrong.`,
      );
    }
  }
}
