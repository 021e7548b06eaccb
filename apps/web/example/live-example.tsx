'use client';

import { digitFromStrokes } from '@raqam/image';
import type { PreparationStep, RecognizeOptions } from '@raqam/recognizer';
import { useTranslations } from 'next-intl';
import { useMemo, useReducer, useState } from 'react';
import { CodeBlock } from '../components/code-block.tsx';
import { ErrorText } from '../components/error-text.tsx';
import { BLANK, PAD_SIZE, PEN_WIDTH, reduceInk } from '../drawing/ink.ts';
import { Pad } from '../drawing/pad.tsx';
import { Preparation } from '../recognition/preparation.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { describeResult } from './describe-result.ts';
import styles from './live-example.module.css';

/** A pad, beside it the object that the recognizer returns, and below them each step in between. */
export function LiveExample() {
  const t = useTranslations('live');
  const reading = useTranslations('reading');
  const [ink, dispatch] = useReducer(reduceInk, BLANK);
  const isBlank = digitFromStrokes(ink.strokes, { dotSize: PEN_WIDTH }) === null;
  const [skippedSteps, setSkippedSteps] = useState<readonly PreparationStep[]>([]);
  const options = useMemo(
    (): RecognizeOptions => ({ trace: true, sheet: { width: PAD_SIZE, height: PAD_SIZE }, skippedSteps }),
    [skippedSteps],
  );
  const [state, retry] = useRecognition(isBlank ? null : ink.strokes, options);
  const prediction = state.reading?.prediction ?? null;

  function result(): string {
    if (prediction !== null) return describeResult(prediction);
    return isBlank || state.status === 'ready' ? t('resultEmpty') : t('loading');
  }

  return (
    <div className={styles.example}>
      <div className={styles.pad}>
        <Pad ink={ink} dispatch={dispatch} />
      </div>
      <div className={styles.result}>
        <h3 className={styles.title}>{t('result')}</h3>
        {state.failure === null ? (
          <CodeBlock label={t('result')}>{result()}</CodeBlock>
        ) : (
          <>
            <p role="alert">
              {reading(state.failure.stage === 'load' ? 'loadFault' : 'readFault')}{' '}
              <ErrorText>{state.failure.message}</ErrorText>
            </p>
            <button type="button" onClick={retry}>
              {reading('retry')}
            </button>
          </>
        )}
      </div>
      <div className={styles.ladder}>
        <Preparation prediction={prediction} skippedSteps={skippedSteps} onSkip={setSkippedSteps} />
      </div>
    </div>
  );
}
