import type { TrainOptions } from '@raqam/artifact';
import { EngineError } from './errors.ts';

/**
 * Makes sure that this version has an engine, before data are fetched for it.
 *
 * @throws {EngineError} `the engine wasm is not in this version of @raqam/trainer; expected tfjs. …`
 */
export function checkEngine(engine: TrainOptions['engine']): void {
  if (engine === 'tfjs') return;
  throw new EngineError(
    `the engine ${engine} is not in this version of @raqam/trainer; expected tfjs. Choose that one.`,
  );
}
