import { type Remote, wrap } from 'comlink';

/**
 * A worker of the page whose functions are called as if they were here. It is started by the first call; when it cannot be
 * loaded, or is stopped, the calls under way fail instead of waiting for ever.
 */
export class WorkerService<Api> {
  readonly #create: () => Worker;
  #running: { readonly worker: Worker; readonly api: Remote<Api>; readonly failure: Promise<never> } | null = null;
  #fail: (reason: unknown) => void = () => {};

  constructor(create: () => Worker) {
    this.#create = create;
  }

  /**
   * @param act Calls what the worker offers.
   * @throws What the worker threw, with its name and message; `AbortError` when it was stopped.
   */
  async call<Result>(act: (api: Remote<Api>) => Promise<Result>): Promise<Result> {
    const { api, failure } = this.#start();
    return await Promise.race([act(api), failure]);
  }

  /** Ends the worker at once, with all that it does; the next call starts another. */
  stop(): void {
    this.#end(new DOMException('Stopped.', 'AbortError'));
  }

  #start() {
    if (this.#running !== null) return this.#running;
    const worker = this.#create();
    const failure = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    // Nobody may be waiting when it ends.
    failure.catch(() => {});
    worker.onerror = ({ message }) => {
      const reason = message || 'its program could not be loaded. Check the connection, and try again';
      this.#end(new Error(`The worker failed: ${reason}.`));
    };
    this.#running = { worker, api: wrap<Api>(worker), failure };
    return this.#running;
  }

  #end(reason: unknown): void {
    this.#running?.worker.terminate();
    this.#running = null;
    this.#fail(reason);
  }
}
