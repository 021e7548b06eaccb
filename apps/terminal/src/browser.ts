import { DIGIT_SETS, type DigitSet } from './digit-library.ts';

/** Which digit of which set is looked at. */
export interface BrowserState {
  /** Into `DIGIT_SETS`. */
  readonly setIndex: number;
  /** Only images of this digit are shown; `null` shows all. */
  readonly label: number | null;
  /** 0-based, among the images that are shown. */
  readonly position: number;
}

/** What one can do while looking through a set. */
export type BrowserAction =
  | { readonly type: 'next-set' }
  | { readonly type: 'filter'; readonly label: number | null }
  /** Forwards or backwards; from the last image on to the first. */
  | { readonly type: 'step'; readonly by: number; readonly set: DigitSet }
  | { readonly type: 'first' }
  | { readonly type: 'last'; readonly set: DigitSet };

/** The first image of the first set. */
export const FIRST_DIGIT: BrowserState = { setIndex: 0, label: null, position: 0 };

/** The state after an action; the given one is not changed. */
export function browserReducer(state: BrowserState, action: BrowserAction): BrowserState {
  switch (action.type) {
    case 'next-set':
      return { ...state, setIndex: (state.setIndex + 1) % DIGIT_SETS.length, position: 0 };
    case 'filter':
      return { ...state, label: action.label, position: 0 };
    case 'step': {
      const count = Math.max(numShown(state, action.set), 1);
      return { ...state, position: (((state.position + action.by) % count) + count) % count };
    }
    case 'first':
      return { ...state, position: 0 };
    case 'last':
      return { ...state, position: Math.max(0, numShown(state, action.set) - 1) };
  }
}

/** Where the image that is looked at stands in its set; `null` when the set has no image of that digit. */
export function shownIndex({ label, position }: BrowserState, { indicesByLabel }: DigitSet): number | null {
  return label === null ? position : (indicesByLabel[label][position] ?? null);
}

function numShown({ label }: BrowserState, { dataset, indicesByLabel }: DigitSet): number {
  return label === null ? dataset.numImages : indicesByLabel[label].length;
}
