'use client';

import { type Dispatch, useSyncExternalStore } from 'react';
import { BLANK, type Ink, type InkAction, reduceInk } from './ink.ts';
import { loadStrokes, saveStrokes } from './kept-strokes.ts';

/** `null` until somebody looks: what the tab keeps is read only then. */
let ink: Ink | null = null;
const listeners = new Set<() => void>();

/**
 * The visitor's drawing: the same on every page of the site, and still there after a reload.
 *
 * @returns The ink, and what changes it.
 */
export function useDrawing(): readonly [Ink, Dispatch<InkAction>] {
  return [useSyncExternalStore(subscribe, currentInk, () => BLANK), changeInk];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentInk(): Ink {
  ink ??= { ...BLANK, strokes: loadStrokes() };
  return ink;
}

function changeInk(action: InkAction): void {
  const before = currentInk();
  ink = reduceInk(before, action);
  if (ink === before) return;
  if (!ink.penDown) saveStrokes(ink.strokes);
  for (const listener of listeners) listener();
}
