'use client';

import { useEffect, useState } from 'react';

interface AnswerState<Answer> {
  readonly answer: Answer | null;
  readonly failure?: unknown;
}

/**
 * What a question to a worker is answered with; while a newer one is under way, the answer before.
 *
 * @param ask Keeps its identity as long as the question is the same: made by `useCallback`.
 * @returns `null` until the first answer.
 * @throws While rendering, what the question failed with, so that the page's error boundary tells it. A worker that was
 * stopped is no failure: what asked it is about to go.
 */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Answer | null {
  const [state, setState] = useState<AnswerState<Answer>>({ answer: null });

  useEffect(() => {
    let isGone = false;
    ask().then(
      (answer) => {
        if (!isGone) setState({ answer });
      },
      (failure: unknown) => {
        const isStopped = failure instanceof DOMException && failure.name === 'AbortError';
        if (!isGone && !isStopped) setState({ answer: null, failure });
      },
    );
    return () => {
      isGone = true;
    };
  }, [ask]);

  if (state.failure !== undefined) throw state.failure;
  return state.answer;
}
