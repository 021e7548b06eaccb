'use client';

import { useCallback, useState } from 'react';
import type { DigitsChoice } from '../digits/load-digits.ts';
import { formatNetworkSource, type NetworkSource } from '../inside/network-source.ts';
import { messageOf } from '../runs/message-of.ts';
import { judge, judgementOf, stopJudging } from './judge-client.ts';
import type { JudgeProgress } from './judge-service.ts';
import type { Judgement } from './judgement.ts';

/** How judging stands. */
export type Judging =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly progress: JudgeProgress | null }
  /** The visitor must be asked where the test images may come from. */
  | { readonly status: 'asking' }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'done'; readonly judgements: readonly Judgement[] };

/**
 * Judges one network, or several by the same images, when told to.
 *
 * @param digits Whose test images they read.
 * @returns How it stands, what begins it, and what stops it.
 */
export function useJudging(
  sources: readonly NetworkSource[],
  digits: DigitsChoice['source'],
): readonly [Judging, start: (choice?: DigitsChoice) => void, stop: () => void] {
  const key = [digits, ...sources.map(formatNetworkSource)].join(' ');
  const [state, setState] = useState<{ readonly key: string; readonly judging: Judging } | null>(null);
  const known = sources.map((source) => judgementOf(source, digits));

  const start = useCallback(
    (choice: DigitsChoice = { source: digits, mayDownload: false }) => {
      const show = (judging: Judging) => setState({ key, judging });
      async function run(): Promise<Judging> {
        const judgements: Judgement[] = [];
        for (const source of sources) {
          const judgement = await judge(source, choice, (progress) => show({ status: 'working', progress }));
          if (judgement === null) return { status: 'missing' };
          judgements.push(judgement);
        }
        return { status: 'done', judgements };
      }
      show({ status: 'working', progress: null });
      run().then(show, (error: unknown) => {
        const name = error instanceof Error ? error.name : '';
        if (name === 'DigitsMissingError') show({ status: 'asking' });
        else if (name === 'AbortError') show({ status: 'idle' });
        else show({ status: 'failed', message: messageOf(error) });
      });
    },
    [key, sources, digits],
  );

  if (state?.key === key) return [state.judging, start, stopJudging];
  const judgements = known.filter((judgement) => judgement !== null);
  const isKnown = judgements.length === sources.length && sources.length > 0;
  return [isKnown ? { status: 'done', judgements } : { status: 'idle' }, start, stopJudging];
}
