'use client';

import { logarithm } from '@raqam/kernels';
import { useTranslations } from 'next-intl';
import { object } from 'valibot';
import { DIGITS } from '../recognition/digits.ts';
import { CurvePlot } from './curve-plot.tsx';
import { LessonOnly } from './lesson-only.tsx';
import { numberField } from './link-fields.ts';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const LEAST = 0.001;
const SCHEMA = object({ p: numberField(LEAST, 1) });
const FIRST = { p: 0.7 };

/** The digit that the example is a picture of. */
const LABEL = 3;

// Closer together where the curve is steep.
const SAMPLES = Array.from({ length: 201 }, (_, i) => LEAST + (1 - LEAST) * (i / 200) ** 2);
const X_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const Y_TICKS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The loss of one picture: drag the share that its digit gets, and see −ln p, in numbers and as a curve. */
export function CrossEntropyToy() {
  const t = useTranslations('toys.crossEntropy');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('loss', SCHEMA, FIRST);
  const { p } = values;
  const loss = lossOf(p);
  const rest = (1 - p) / (DIGITS.length - 1);
  const text = t('place', { p: number(p, 3), loss: number(loss, 3) });

  return (
    <ToyFrame
      id="loss"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={`${text} ${t('bits', { bits: number(loss / Math.LN2, 3) })}`}
      numbers={{
        headings: [t('digit'), 'y', 'y′', '−y · ln y′'],
        rows: DIGITS.map((digit) =>
          digit === LABEL
            ? [String(digit), '1', number(p, 3), number(loss, 3)]
            : [String(digit), '0', number(rest, 3), number(0, 3)],
        ),
      }}
    >
      <CurvePlot
        label={t('label')}
        xAxis={{ from: 0, to: 1, ticks: X_TICKS, name: 'p' }}
        yAxis={{ from: 0, to: 7, ticks: Y_TICKS, name: '−ln p' }}
        curve={[SAMPLES.map((each) => [each, lossOf(each)])]}
        place={[p, loss]}
        step={0.01}
        text={text}
        formatTick={(value) => number(value, Number.isInteger(value) ? 0 : 1)}
        onChange={(value) => change({ p: Math.max(LEAST, value) })}
      />
      <LessonOnly>
        <dl className={styles.facts}>
          <dt>{t('formula')}</dt>
          <dd className={styles.formula}>
            −Σ y · ln y′ = −1 · ln {number(p, 3)} = <b>{number(loss, 3)}</b>
          </dd>
          <dt>{t('guess')}</dt>
          <dd className={styles.formula}>
            −ln {number(0.1, 1)} = <b>{number(lossOf(0.1), 3)}</b>
          </dd>
        </dl>
      </LessonOnly>
    </ToyFrame>
  );
}

/** −ln p, as the networks compute it: in f32, with the natural logarithm. */
function lossOf(p: number): number {
  // 0 − x rather than −x, so that the loss of 1 is not −0.
  return 0 - logarithm(Math.fround(p));
}
