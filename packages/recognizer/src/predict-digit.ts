import { verdictOf } from '@raqam/artifact/verdict';
import type { DigitImage } from '@raqam/image';
import { indexOfGreatest } from './index-of-greatest.ts';
import type { DigitNetwork } from './network/digit-network.ts';
import type { Prediction } from './prediction.ts';

/**
 * What a network makes of one digit image.
 *
 * @param startMs When the reading began, in milliseconds of `performance.now()`.
 */
export function predictDigit(
  image: DigitImage,
  network: Pick<DigitNetwork, 'run' | 'verdictThresholds'>,
  startMs: number,
): Prediction {
  const probabilities = Array.from(network.run(image.ink));
  const label = indexOfGreatest(probabilities);
  const probability = probabilities[label];
  const second = indexOfGreatest(probabilities.with(label, Number.NEGATIVE_INFINITY));
  return {
    verdict: verdictOf(probabilities, network.verdictThresholds),
    label,
    probability,
    probabilities,
    runnerUp: { label: second, probability: probabilities[second] },
    image,
    durationMs: performance.now() - startMs,
  };
}
