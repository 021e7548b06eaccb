import type { Stroke } from '@raqam/image';
import type { DigitsChoice } from '../digits/load-digits.ts';
import {
  type DrawingReading,
  IDLE,
  type SessionCommand,
  type SessionMessage,
  type TrainingView,
} from './session-messages.ts';
import type { TrainingJob } from './training-job.ts';

/**
 * The page's end of a training: starts the worker that carries it out, passes on what a person wants, and knows what was
 * last told of it. The worker stays when the training has ended, to read further drawings.
 */
export class TrainingClient {
  #view = IDLE;
  #reading: DrawingReading | null = null;
  #strokes: readonly Stroke[] | null = null;
  #worker: Worker | null = null;
  readonly #listeners = new Set<() => void>();

  /** Calls back after each change of {@link view} or {@link reading}. @returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How the training stands; a new object whenever something has changed. */
  readonly view = (): TrainingView => this.#view;

  /** What the network makes of the drawing; null before it has learnt anything. */
  readonly reading = (): DrawingReading | null => this.#reading;

  /** Begins a training, or goes on with one that was left off; the one before it must have ended. */
  run(job: TrainingJob): void {
    this.#worker?.terminate();
    this.#worker = new Worker(new URL('./session-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<SessionMessage>) => this.#take(data);
    this.#worker.onerror = ({ message }) => {
      const reason = message || 'its program could not be loaded. Check the connection, and load the page again';
      this.#show({
        ...this.#view,
        phase: { name: 'failed', message: `The worker of the training failed: ${reason}.` },
      });
    };
    this.#reading = null;
    this.#show({ ...IDLE, phase: { name: 'loading', receivedBytes: 0, totalBytes: null }, job });
    this.#send({ type: 'read', strokes: this.#strokes });
    this.#send({ type: 'run', job });
  }

  /** Answers the phase `asking`. */
  choose(digits: DigitsChoice): void {
    this.#send({ type: 'choose', digits });
  }

  /** Has a drawing read from now on; null for a blank pad. */
  read(strokes: readonly Stroke[] | null): void {
    this.#strokes = strokes;
    this.#send({ type: 'read', strokes });
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

  #take(message: SessionMessage): void {
    if (message.type === 'view') {
      this.#show(message.view);
    } else {
      this.#reading = message.reading;
      for (const listener of this.#listeners) listener();
    }
  }

  #show(view: TrainingView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

let current: TrainingClient | null = null;

/** The training of this tab: it goes on while other pages of the site are read, and is found again on coming back. */
export function currentTraining(): TrainingClient {
  current ??= new TrainingClient();
  return current;
}
