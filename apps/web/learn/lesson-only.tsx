import type { ReactNode } from 'react';
import { useEmbedding } from './embedding.ts';

/** A part of a figure that only its lesson shows: what its short form elsewhere can do without. */
export function LessonOnly({ children }: { readonly children: ReactNode }) {
  return useEmbedding() === null ? children : null;
}
