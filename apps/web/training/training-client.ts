import { IDLE, type SessionCommand, type TrainingPlan, type TrainingView } from './session-messages.ts';

/**
 * The page's end of a training: starts the worker that carries it out, passes on what a person wants, and knows what was
 * last told of it.
 */
export class TrainingClient {
  #view = IDLE;
  #worker: Worker | null = null;
  readonly #listeners = new Set<() => void>();

  /** Calls back after each change of {@link view}. @returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How the training stands; a new object whenever something has changed. */
  readonly view = (): TrainingView => this.#view;

  /** Begins a training; the one before it must have ended. */
  run(plan: TrainingPlan): void {
    this.#worker = new Worker(new URL('./session-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<TrainingView>) => this.#show(data);
    this.#worker.onerror = ({ message }) => {
      const reason = message || 'its program could not be loaded. Check the connection, and load the page again';
      this.#show({
        ...this.#view,
        phase: { name: 'failed', message: `The worker of the training failed: ${reason}.` },
      });
    };
    this.#send({ type: 'run', plan });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  resume(): void {
    this.#send({ type: 'resume' });
  }

  step(): void {
    this.#send({ type: 'step' });
  }

  stop(): void {
    this.#send({ type: 'stop' });
  }

  #send(command: SessionCommand): void {
    this.#worker?.postMessage(command);
  }

  #show(view: TrainingView): void {
    this.#view = view;
    if (['done', 'cancelled', 'failed'].includes(view.phase.name)) {
      this.#worker?.terminate();
      this.#worker = null;
    }
    for (const listener of this.#listeners) listener();
  }
}

let current: TrainingClient | null = null;

/** The training of this tab: it goes on while other pages of the site are read, and is found again on coming back. */
export function currentTraining(): TrainingClient {
  current ??= new TrainingClient();
  return current;
}
