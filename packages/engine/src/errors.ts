/** A network that this engine cannot run, or images that are not its inputs. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
