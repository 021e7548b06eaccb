'use client';

import { useEffect, useState } from 'react';

/**
 * What a question to a worker is answered with; while a newer one is under way, the answer before.
 *
 * @param ask Keeps its identity as long as the question is the same: made by `useCallback`.
 * @returns `null` until the first answer. A question that fails has none: the worker was stopped, and so is what asks.
 */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    let isGone = false;
    ask().then(
      (next) => {
        if (!isGone) setAnswer(next);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [ask]);

  return answer;
}
