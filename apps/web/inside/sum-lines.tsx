'use client';

import type { Activation } from '@raqam/artifact';
import type { ValueTrace } from '@raqam/engine/reference';
import { useTranslations } from 'next-intl';
import styles from './detail.module.css';
import { useExact } from './use-exact.ts';

interface SumLinesProps {
  readonly trace: ValueTrace;
  readonly activation: Activation;
  /** Behind the activation. */
  readonly output: number;
  /** Where the value is, in words. */
  readonly position: string;
}

/** How a value is reckoned, in full: the sum, and what the activation makes of it. */
export function SumLines({ activation, output, position, trace }: SumLinesProps) {
  const t = useTranslations('inside');
  const { exact } = useExact();
  const { bias, factor, result, rule, terms } = trace;
  const inputs = terms.map(({ input }) => exact(input));
  const reckoning = {
    weightedSum: `${bias === null ? '0' : exact(bias)} + Σ x·w`,
    greatest: `max(${inputs.join('; ')})`,
    mean: `(${inputs.join(' + ')}) / ${terms.length}`,
    scaledSum: `${exact(factor ?? 1)} · (${inputs.join(' + ')}) + ${exact(bias ?? 0)}`,
  }[rule];
  return (
    <div>
      <p className={styles.caption}>
        {position}
        {rule === 'weightedSum' && (
          <> · {t(bias === null ? 'sumWithoutBias' : 'sumWithBias', { count: terms.length })}</>
        )}
      </p>
      <output className={styles.sum} dir="ltr">
        <span>
          z = {reckoning} = <b>{exact(result)}</b>
        </span>
        {activation !== 'linear' && (
          <span>
            y = {FORMULAS[activation]} = <b>{exact(output)}</b>
          </span>
        )}
      </output>
    </div>
  );
}

/** As formulas, which are the same in every language. */
const FORMULAS: Readonly<Record<Exclude<Activation, 'linear'>, string>> = {
  relu: 'ReLU(z) = max(0, z)',
  leakyRelu: 'LeakyReLU(z)',
  sigmoid: 'σ(z) = 1 / (1 + e⁻ᶻ)',
  tanh: 'tanh(z)',
  scaledTanh: '1.7159 · tanh(⅔ · z)',
  softmax: 'eᶻ / Σ eᶻ',
};
