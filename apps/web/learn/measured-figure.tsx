'use client';

import type { Figure } from '@raqam/report';
import { FigureView } from '../charts/figure-view.tsx';
import { useWords } from '../charts/use-words.ts';
import toy from './toy.module.css';

interface MeasuredFigureProps {
  readonly figure: Figure;
  /** Where its numbers come from. */
  readonly source: string;
}

/** A figure of numbers that were measured before, with its source. */
export function MeasuredFigure({ figure, source }: MeasuredFigureProps) {
  const words = useWords();
  if (words === null) return null;
  return (
    <>
      <FigureView figure={figure} words={words} />
      <p className={toy.name}>{source}</p>
    </>
  );
}
