import type { TrainOptions } from '@raqam/artifact';
import { EngineError } from './errors.ts';

/**
 * Makes sure that an engine knows what it is asked for, before data are fetched for it.
 *
 * @throws {EngineError} `the engine tfjs does not augment images, and augmentation is asked for. …`
 */
export function checkEngine({
  augmentation,
  engine,
  precision,
}: Pick<TrainOptions, 'augmentation' | 'engine' | 'precision'>): void {
  if (engine !== 'tfjs') return;
  if (augmentation !== null) {
    throw new EngineError(
      'the engine tfjs does not augment images, and augmentation is asked for. Choose the engine wasm, or leave it out.',
    );
  }
  if (precision === 'fast') {
    throw new EngineError(
      'the engine tfjs has no fast precision, and that is asked for. Choose the engine wasm, or the precision exact.',
    );
  }
}
