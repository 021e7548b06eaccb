'use client';

import { exp, sigmoid, softmax } from '@raqam/kernels';
import { useTranslations } from 'next-intl';
import { object } from 'valibot';
import { LessonOnly } from './lesson-only.tsx';
import { numbersField } from './link-fields.ts';
import { ShareBar } from './share-bar.tsx';
import { Slider } from './slider.tsx';
import styles from './softmax-toy.module.css';
import toy from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const BOUND = 8;
const COUNTS = { min: 2, max: 10 } as const;
const SCHEMA = object({ logits: numbersField(COUNTS.min, COUNTS.max, BOUND) });
const FIRST: { readonly logits: readonly number[] } = { logits: [2, 1, 0.5, -1, 3] };

/** Two to ten scores to drag, and what softmax and sigmoid make of them. */
export function SoftmaxToy() {
  const t = useTranslations('toys.softmax');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('softmax', SCHEMA, FIRST);
  const { logits } = values;
  const scores = Float32Array.from(logits);
  const shares = new Float32Array(scores.length);
  softmax(scores, shares, { numRows: 1, numClasses: scores.length });
  const each = new Float32Array(scores.length);
  sigmoid(scores, each);
  const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);
  const best = shares.indexOf(Math.max(...shares));
  const setLogit = (index: number, value: number) => change({ logits: logits.with(index, value) });
  const addToAll = (amount: number) =>
    change({ logits: logits.map((logit) => Math.min(BOUND, Math.max(-BOUND, logit + amount))) });

  return (
    <ToyFrame
      id="softmax"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={t('summary', {
        digit: String(best),
        share: number(shares[best], 3),
        own: number(each[best], 3),
        sum: number(sum(each), 3),
      })}
      numbers={{
        headings: [t('digit'), 'z', 'e^z', t('softmax'), t('sigmoid')],
        rows: [
          ...logits.map((logit, i) => [
            String(i),
            number(logit, 1),
            number(exp(scores[i]), 3),
            number(shares[i], 4),
            number(each[i], 4),
          ]),
          ['Σ', '', number(sum(scores.map(exp)), 3), number(sum(shares), 4), number(sum(each), 4)],
        ],
      }}
    >
      <LessonOnly>
        <div className={toy.controls}>
          <Slider
            label={t('count')}
            {...COUNTS}
            value={logits.length}
            text={number(logits.length)}
            onChange={(count) => change({ logits: Array.from({ length: count }, (_, i) => logits[i] ?? 0) })}
          />
        </div>
      </LessonOnly>
      <div className={styles.rows}>
        <p className={styles.heading} aria-hidden="true">
          <span>{t('logit')}</span>
          <span>{t('softmax')}</span>
          <span>{t('sigmoid')}</span>
        </p>
        {logits.map((logit, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit
          <div key={i} className={styles.row}>
            <Slider
              label={String(i)}
              min={-BOUND}
              max={BOUND}
              step={0.1}
              value={logit}
              text={number(logit, 1)}
              onChange={(value) => setLogit(i, value)}
            />
            <ShareBar share={shares[i]} text={number(shares[i], 3)} fill={`var(--digit-${i})`} />
            <ShareBar share={each[i]} text={number(each[i], 3)} fill={`var(--digit-${i})`} />
          </div>
        ))}
        <p className={styles.sums}>
          <span>{t('sum')}</span>
          <b>{number(sum(shares), 3)}</b>
          <b>{number(sum(each), 3)}</b>
        </p>
      </div>
      <div className={toy.buttons}>
        <button type="button" onClick={() => addToAll(1)}>
          {t('more')}
        </button>
        <button type="button" onClick={() => addToAll(-1)}>
          {t('less')}
        </button>
      </div>
    </ToyFrame>
  );
}
