/** Something that holds threads, processes or memory until it is told to let go. */
interface Held {
  readonly dispose: () => unknown;
}

/** Notes what has to end, and passes it on. */
export type Keep = <Each extends Held>(each: Each) => Each;

/**
 * Runs something that starts others, and ends all of those, however it goes: a thread that is left would keep the program
 * from ending.
 *
 * @param run Told how to note what has to end; the last ends first.
 */
export async function withDisposal<Result>(run: (keep: Keep) => Promise<Result>): Promise<Result> {
  const held: Held[] = [];
  try {
    return await run((each) => {
      held.push(each);
      return each;
    });
  } finally {
    for (const { dispose } of held.toReversed()) await dispose();
  }
}
