/** What is posted: each an i32. */
export interface PostedJob {
  /** From 0; wraps around. */
  readonly number: number;
  /** Number of its first task among the tasks of all jobs. */
  readonly firstTask: number;
  /** Place among the programs of the crew. */
  readonly program: number;
  readonly numImages: number;
  /** Under which its end is told to the caller. */
  readonly call: number;
}

/** How a worker that finds no job goes on. */
const AWAKE = 0;
const LISTENING = 1;

/**
 * How often a worker looks for a job, and how long it then sleeps before it returns to its messages. While a network
 * trains the next job is there before the last one is done, and no worker ever sleeps.
 */
const MAX_LOOKS = 10_000;
const SLEEP_MS = 20;

const WORDS_PER_JOB = 8;
/** The number of jobs that were posted stands on a cache line of its own. */
const HEAD_WORDS = 16;

/** Bytes of a board in shared memory. */
export function jobBoardBytes(numSlots: number, numWorkers: number): number {
  return 4 * (HEAD_WORDS + WORDS_PER_JOB * numSlots + numWorkers);
}

/**
 * Where the caller posts jobs for workers that share its memory: a message to each of them would cost both sides more
 * than all else that a job does in the calling thread. Every slot has one place; a job's replaces one that is done.
 */
export class JobBoard {
  readonly #words: Int32Array;
  readonly #numSlots: number;

  /** @param offset Address of `jobBoardBytes` of the memory, 0 at the beginning. */
  constructor(memory: WebAssembly.Memory, offset: number, numSlots: number, numWorkers: number) {
    this.#words = new Int32Array(memory.buffer, offset, jobBoardBytes(numSlots, numWorkers) / 4);
    this.#numSlots = numSlots;
  }

  /** Posts a job for all workers. @returns The workers that have returned to their messages and need one to look. */
  post({ call, firstTask, number, numImages, program }: PostedJob): readonly number[] {
    const place = this.#placeOf(number);
    // In the meantime it is no job's, for a worker that was held up since the one that stood here.
    Atomics.store(this.#words, place, ~number);
    [firstTask, program, numImages, call].forEach((word, index) => {
      Atomics.store(this.#words, place + 1 + index, word);
    });
    Atomics.store(this.#words, place, number);
    Atomics.store(this.#words, 0, (number + 1) | 0);
    Atomics.notify(this.#words, 0);
    const listening: number[] = [];
    for (let worker = 0; this.#stateOf(worker) < this.#words.length; worker++) {
      if (Atomics.exchange(this.#words, this.#stateOf(worker), AWAKE) === LISTENING) listening.push(worker);
    }
    return listening;
  }

  /** Before its first look: this worker waits for a message. */
  listen(worker: number): void {
    Atomics.store(this.#words, this.#stateOf(worker), LISTENING);
  }

  /**
   * The job of a number, or a later one where others have done it; blocks for a moment while it is not there.
   *
   * @returns Null: there is none. The worker counts as listening to its messages and gets one when a job is posted.
   */
  take(number: number, worker: number): PostedJob | null {
    const state = this.#stateOf(worker);
    if (!this.#waitFor(number)) {
      Atomics.store(this.#words, state, LISTENING);
      // It may have come just before it could know of that.
      const isThere = this.#isPosted(number) && Atomics.exchange(this.#words, state, AWAKE) === LISTENING;
      if (!isThere) return null;
    }
    const place = this.#placeOf(number);
    for (;;) {
      const before = Atomics.load(this.#words, place);
      const [firstTask, program, numImages, call] = [1, 2, 3, 4].map((index) =>
        Atomics.load(this.#words, place + index),
      );
      const isWhole = ((before - number) | 0) >= 0 && Atomics.load(this.#words, place) === before;
      if (isWhole) return { number: before, firstTask, program, numImages, call };
    }
  }

  /** How many jobs behind one are posted. */
  countBehind(number: number): number {
    return (Atomics.load(this.#words, 0) - number - 1) | 0;
  }

  #waitFor(number: number): boolean {
    for (let look = 0; look < MAX_LOOKS; look++) if (this.#isPosted(number)) return true;
    Atomics.wait(this.#words, 0, number, SLEEP_MS);
    return this.#isPosted(number);
  }

  #isPosted(number: number): boolean {
    return ((Atomics.load(this.#words, 0) - number) | 0) > 0;
  }

  #placeOf(number: number): number {
    return HEAD_WORDS + WORDS_PER_JOB * ((number >>> 0) % this.#numSlots);
  }

  #stateOf(worker: number): number {
    return HEAD_WORDS + WORDS_PER_JOB * this.#numSlots + worker;
  }
}
