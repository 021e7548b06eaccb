'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { FIRST_LOOK, type Look, parseLook, writeLook } from './look.ts';

/** Browsers refuse to change the address many times a second, which arrow keys would do. */
const PAUSE_MS = 250;

/** What is looked at, kept in the address. */
export interface LookState {
  /** `null` until the address is read. */
  readonly look: Look | null;
  readonly change: (changes: Partial<Look>) => void;
  /** Whether the address asked for something that cannot be looked at. */
  readonly isRefused: boolean;
}

/** Follows what is looked at, from the address of the page and into it. */
export function useLook(): LookState {
  const [look, setLook] = useState<Look | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const latest = useRef(FIRST_LOOK);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // After the first render, which has to be the one that was exported.
  useEffect(() => {
    const asked = parseLook(new URLSearchParams(location.search));
    latest.current = asked ?? FIRST_LOOK;
    setIsRefused(asked === null);
    setLook(latest.current);
    return () => clearTimeout(timer.current);
  }, []);

  const change = useCallback((changes: Partial<Look>) => {
    latest.current = { ...latest.current, ...changes };
    setLook(latest.current);
    setIsRefused(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      history.replaceState(history.state, '', writeLook(latest.current, new URL(location.href)));
    }, PAUSE_MS);
  }, []);

  return { look, change, isRefused };
}
