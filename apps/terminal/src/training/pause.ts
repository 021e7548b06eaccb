/** Holds something up until it may go on. */
export interface Pause {
  readonly isPaused: boolean;
  toggle(): void;
  /** Goes on, and can be held up no more. */
  end(): void;
  /** Settles at once, or when it goes on. */
  whenRunning(): Promise<void>;
}

/** A pause that does not hold anything up yet. */
export function createPause(): Pause {
  let isPaused = false;
  let isOver = false;
  let waiting: (() => void)[] = [];
  const goOn = () => {
    isPaused = false;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    get isPaused() {
      return isPaused;
    },
    toggle: () => {
      if (isPaused) goOn();
      else isPaused = !isOver;
    },
    end: () => {
      isOver = true;
      goOn();
    },
    whenRunning: () => (isPaused ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
