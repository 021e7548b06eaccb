/** A stream that progress is told on: `process.stderr`. */
interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Between two lines of progress where lines stay. */
const INTERVAL_MS = 10_000;
/** Between two changes of a line that is written over. */
const REDRAW_MS = 100;

/** Tells how far something is: on a terminal in one line that changes, else in a line now and then. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isShown = false;

  /** @param now Milliseconds from any moment on. @default performance.now */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  /** What changes all the time; most of it is left out. */
  update(text: string): void {
    const { columns = 80, isTTY = false } = this.#stream;
    const now = this.#now();
    if (now - this.#toldAt < (isTTY ? REDRAW_MS : INTERVAL_MS)) return;
    this.#toldAt = now;
    this.#isShown = isTTY;
    // The last column stays free: some terminals would begin a new line.
    this.#stream.write(isTTY ? `\r\u001B[2K${text.slice(0, columns - 1)}` : `${text}\n`);
  }

  /** What is to be read in any case. */
  tell(text: string): void {
    this.clear();
    this.#stream.write(`${text}\n`);
  }

  /** Takes away the line that changes, before something else is written. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001B[2K');
    this.#isShown = false;
  }
}
