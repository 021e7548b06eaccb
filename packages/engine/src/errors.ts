/** A network that this engine cannot run, or images that are not its inputs. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** A worker of a crew failed or is gone, or the crew was disposed: what was under way is lost. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}
