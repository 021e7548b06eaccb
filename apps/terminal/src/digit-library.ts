import type { Dataset } from '@raqam/dataset';

/** The sets of digits that can be looked through. */
export const DIGIT_SETS = ['mnist/train', 'mnist/test', 'synthetic'] as const;

/** The name of one of them. */
export type DigitSetName = (typeof DIGIT_SETS)[number];

/** Digits with what a screen needs at hand: how many of each there are, and where. */
export interface DigitSet {
  readonly dataset: Dataset;
  /** Where it was found, or how it is made. */
  readonly origin: string;
  /** For each digit, the indices of its images, ascending. */
  readonly indicesByLabel: readonly Uint32Array<ArrayBuffer>[];
}

/** How far the loading of one set is. */
export type DigitSetState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly doing: string }
  | { readonly status: 'ready'; readonly set: DigitSet }
  | { readonly status: 'failed'; readonly message: string };

/** Loads sets of digits in the background and tells when something changed. */
export interface DigitLibrary {
  /** Begins to load a set; asking again does nothing, except after a failure. */
  request(name: DigitSetName): void;
  state(name: DigitSetName): DigitSetState;
  /** @returns A function that ends the subscription. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Stops what is still loading. */
  close(): void;
}

/** What a loader reports while it works: `doing` for people, and at the end what it found. */
export interface DigitLoading {
  onProgress(doing: string): void;
  onLoaded(name: DigitSetName, set: DigitSet): void;
  onFailed(message: string): void;
}

/**
 * @param load Loads one set, and may deliver others that came with it. Returns how to stop it.
 */
export function createDigitLibrary(load: (name: DigitSetName, loading: DigitLoading) => () => void): DigitLibrary {
  const states = new Map<DigitSetName, DigitSetState>();
  const stops: (() => void)[] = [];
  const listeners = new Set<() => void>();
  const change = (name: DigitSetName, state: DigitSetState) => {
    states.set(name, state);
    for (const listener of listeners) listener();
  };
  const state = (name: DigitSetName) => states.get(name) ?? IDLE;
  return {
    state,
    request: (name) => {
      if (state(name).status === 'loading' || state(name).status === 'ready') return;
      change(name, { status: 'loading', doing: 'starting' });
      stops.push(
        load(name, {
          onProgress: (doing) => change(name, { status: 'loading', doing }),
          onLoaded: (loaded, set) => change(loaded, { status: 'ready', set }),
          onFailed: (message) => change(name, { status: 'failed', message }),
        }),
      );
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

const IDLE: DigitSetState = { status: 'idle' };

/** Finds the images of each digit, in two passes over the labels. */
export function indexDigits(dataset: Dataset, origin: string): DigitSet {
  const { labels } = dataset;
  const counts = new Uint32Array(10);
  for (const label of labels) counts[label]++;
  const indicesByLabel = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(10);
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index];
    indicesByLabel[label][filled[label]++] = index;
  }
  return { dataset, origin, indicesByLabel };
}
