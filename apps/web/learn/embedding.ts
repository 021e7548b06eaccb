import { createContext, useContext } from 'react';

/**
 * Around a figure of the lessons that stands on another page: the query of an address, `?activation.curve=relu`, whose state
 * it shows. `null` in its lesson, where that query is the page's own.
 */
export const Embedding = createContext<string | null>(null);

/** Whether, and with which state, a figure stands outside of its lesson; see {@link Embedding}. */
export function useEmbedding(): string | null {
  return useContext(Embedding);
}
