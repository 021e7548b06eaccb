/** Adds up the time in which something went on; what passes between `stop` and `start` does not count. */
export interface Stopwatch {
  start(): void;
  stop(): void;
  /** In ms, so far. */
  elapsedMs(): number;
}

/**
 * A stopwatch that stands still; several may start it, and it goes until each has stopped it.
 *
 * @param elapsedMs What it shows at first.
 */
export function createStopwatch(): Stopwatch {
  let elapsedMs = 0;
  let startedAt = 0;
  let numStarted = 0;
  return {
    start: () => {
      if (numStarted === 0) startedAt = performance.now();
      numStarted += 1;
    },
    stop: () => {
      numStarted -= 1;
      if (numStarted === 0) elapsedMs += performance.now() - startedAt;
    },
    elapsedMs: () => elapsedMs + (numStarted > 0 ? performance.now() - startedAt : 0),
  };
}
