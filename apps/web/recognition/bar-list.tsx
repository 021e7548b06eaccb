'use client';

import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import styles from './bar-list.module.css';
import { DIGITS } from './digits.ts';
import { formatExact } from './format-exact.ts';

interface BarListProps {
  /** The id of the heading that names the list. */
  readonly labelledBy: string;
  /** Ten, one for each digit; `null` while nothing is read. */
  readonly probabilities: readonly number[] | null;
}

/**
 * A bar for each digit, in the digit's hue, with its share beside it. Pointing at a bar, or walking there by arrow keys,
 * reads out the exact value.
 */
export function BarList({ labelledBy, probabilities }: BarListProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const best = probabilities === null ? null : probabilities.indexOf(Math.max(...probabilities));

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step === null) return;
    event.preventDefault();
    const next = chosen === null ? 0 : chosen + step[0] + step[1];
    setChosen(Math.min(DIGITS.length - 1, Math.max(0, next)));
  }

  function onFocus({ currentTarget }: FocusEvent): void {
    // Whoever comes by keys hears the answer first; whoever points has already chosen a bar.
    if (currentTarget.matches(':focus-visible')) setChosen(best ?? 0);
  }

  function onPointerLeave({ pointerType }: PointerEvent): void {
    // A finger leaves when it is lifted, and what it chose is to be read then.
    if (pointerType !== 'touch') setChosen(null);
  }

  return (
    <>
      <div
        className={styles.bars}
        role="listbox"
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-activedescendant={chosen === null ? undefined : `${id}-${chosen}`}
        onFocus={onFocus}
        onBlur={() => setChosen(null)}
        onKeyDown={onKeyDown}
        onPointerLeave={onPointerLeave}
      >
        {DIGITS.map((digit) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus, and names the option in aria-activedescendant
          <div
            key={digit}
            id={`${id}-${digit}`}
            className={styles.bar}
            role="option"
            aria-selected={digit === chosen}
            data-best={digit === best}
            onPointerEnter={() => setChosen(digit)}
          >
            <span className={styles.digit}>{digit}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={100} height={10} className={styles.track} />
              <rect width={100 * (probabilities?.[digit] ?? 0)} height={10} fill={`var(--digit-${digit})`} />
            </svg>
            <span className={styles.share}>
              {probabilities === null ? '' : formatPercent(probabilities[digit] ?? 0, locale)}
            </span>
          </div>
        ))}
      </div>
      <output className={styles.exact}>
        {chosen === null ? (
          t('explore')
        ) : (
          <>
            {t('exact', { digit: String(chosen) })}{' '}
            <span className={styles.value}>{formatExact(probabilities?.[chosen], locale)}</span>
          </>
        )}
      </output>
    </>
  );
}
