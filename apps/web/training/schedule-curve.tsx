'use client';

import { formatNumber } from '@raqam/report';
import { learningRateAt } from '@raqam/trainer';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useLocale, useTranslations } from 'next-intl';
import { countSteps } from './count-steps.ts';
import styles from './schedule-curve.module.css';
import type { TrainingPlan } from './training-job.ts';

const WIDTH = 240;
const HEIGHT = 64;
const MARGIN = 2;

/** More cannot be told apart in so narrow a picture. */
const MAX_POINTS = 240;

/** The learning rate from the first step to the last, and its first, highest and last value in a sentence. */
export function ScheduleCurve({ options }: Pick<TrainingPlan, 'options'>) {
  const t = useTranslations('training');
  const locale = useLocale();
  const { learningRateSchedule, optimizer } = options;
  const numSteps = countSteps(options);
  const numPoints = Math.min(MAX_POINTS, numSteps);
  const points = Array.from({ length: numPoints }, (_, index): [number, number] => {
    const step = numPoints === 1 ? 0 : Math.round((index * (numSteps - 1)) / (numPoints - 1));
    return [step, learningRateAt(learningRateSchedule, optimizer.learningRate, step, numSteps)];
  });
  const rates = points.map(([, rate]) => rate);
  const highest = Math.max(...rates);
  const x = scaleLinear([0, Math.max(1, numSteps - 1)], [MARGIN, WIDTH - MARGIN]);
  const y = scaleLinear([0, highest || 1], [HEIGHT - MARGIN, MARGIN]);
  const path = line<[number, number]>(
    ([step]) => x(step),
    ([, rate]) => y(rate),
  )(points);
  const format = (rate: number | undefined) => formatNumber(rate ?? 0, locale, { maximumSignificantDigits: 3 });
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className={styles.axis} d={`M0 ${HEIGHT - MARGIN / 2}H${WIDTH}`} />
        <path className={styles.line} d={path ?? ''} />
      </svg>
      <figcaption>
        {t('scheduleCurve', {
          first: format(rates[0]),
          highest: format(highest),
          last: format(rates.at(-1)),
          steps: formatNumber(numSteps, locale),
        })}
      </figcaption>
    </figure>
  );
}
