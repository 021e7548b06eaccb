import { writeSync } from 'node:fs';
import { MOUSE_OFF } from './mouse.ts';

const SHOW_CURSOR = '\x1b[?25h';
const PASTE_MARKS_OFF = '\x1b[?2004l';
const LEAVE_ALTERNATE_SCREEN = '\x1b[?1049l';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** A stretch of time in which the program owns the whole terminal. */
export interface TerminalSession {
  /** Gives the terminal back as it was. Closing again does nothing. */
  close(): void;
}

/**
 * Sees to it that the terminal is given back however the program ends: the alternate screen left, the cursor shown, the
 * mouse and raw mode off. On a signal the program then ends by that same signal, so that whoever started it sees why;
 * on an error nobody caught, it tells the error and ends with code 1.
 *
 * @param unmount Ends the screens in the usual way. It may fail: the terminal is restored all the same.
 * @param options.endsOnSignals `false` leaves signals to the caller, who has something to save first. @default true
 */
export function openTerminalSession(
  unmount: () => void,
  { endsOnSignals = true }: { readonly endsOnSignals?: boolean } = {},
): TerminalSession {
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    process.off('exit', close);
    process.off('uncaughtException', onError);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    try {
      unmount();
    } finally {
      restore();
    }
  };
  const onSignal = (signal: NodeJS.Signals) => {
    close();
    process.kill(process.pid, signal);
  };
  const onError = (error: unknown) => {
    try {
      close();
    } finally {
      console.error(error);
      process.exit(1);
    }
  };
  process.on('exit', close);
  // Unhandled rejections arrive here too.
  process.on('uncaughtException', onError);
  if (endsOnSignals) for (const signal of SIGNALS) process.on(signal, onSignal);
  return { close };
}

/** Written at once and not through a stream, which may be gone; to a terminal that needs none of it, it does nothing. */
function restore(): void {
  try {
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    if (process.stdout.isTTY) {
      writeSync(process.stdout.fd, MOUSE_OFF + PASTE_MARKS_OFF + SHOW_CURSOR + LEAVE_ALTERNATE_SCREEN);
    }
  } catch {
    // The terminal itself is gone: its window was closed, or the line was cut. There is nothing left to restore.
  }
}
