import { constants } from 'node:os';
import { InterruptedError } from './command-error.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A request to end, such as Ctrl-C. */
type EndingSignal = (typeof SIGNALS)[number];

/** Requests to end as work can be stopped by them. */
export interface Interruption {
  /** Its reason is an {@link InterruptedError} with the exit code of the request. */
  readonly signal: AbortSignal;
  /** As if the system had sent the signal; a screen that reads the keys of a terminal itself passes Ctrl-C on so. */
  interrupt(signal: EndingSignal): void;
  /** From here on the system's signals end the program again. */
  close(): void;
}

/**
 * Turns the first signal that asks the program to end into an abort, so that it can put things in order; the second
 * one ends it at once.
 *
 * @param message What the error says about the state that things are left in.
 */
export function listenForInterruption(message: string): Interruption {
  const controller = new AbortController();
  const interrupt = (signal: EndingSignal) => {
    const exitCode = 128 + constants.signals[signal];
    if (controller.signal.aborted) process.exit(exitCode);
    controller.abort(new InterruptedError(message, exitCode));
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return {
    signal: controller.signal,
    interrupt,
    close: () => {
      for (const signal of SIGNALS) process.off(signal, interrupt);
    },
  };
}
