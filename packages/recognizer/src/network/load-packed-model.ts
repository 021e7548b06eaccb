import { ModelError } from '../errors.ts';
import type { PackedModel } from './packed-model.ts';

/** The networks inside this package: the more exact one, and the smaller one. */
export type ModelName = 'accurate' | 'compact';

/**
 * Loads a model inside this package. Each is a module of its own, which a page downloads when it is asked for.
 *
 * @param caller Begins the error's message.
 * @throws {ModelError} `createRecognizer: there is no model "big" in this package; expected "accurate" or "compact". …`
 */
export async function loadPackedModel(name: ModelName, caller: string): Promise<PackedModel> {
  switch (name) {
    case 'accurate':
      return (await import('../models/accurate.ts')).accurate;
    case 'compact':
      return (await import('../models/compact.ts')).compact;
    default:
      throw new ModelError(
        `${caller}: there is no model "${String(name)}" in this package; expected "accurate" or "compact". Choose one ` +
          'of these.',
      );
  }
}
