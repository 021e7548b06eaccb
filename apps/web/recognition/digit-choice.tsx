'use client';

import type { NumberDigit } from '@raqam/recognizer';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './digit-choice.module.css';

interface DigitChoiceProps {
  /** In reading order. */
  readonly digits: readonly NumberDigit[];
  /** The index of the one that is looked at. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The digits of a number, one of which can be looked at more closely. */
export function DigitChoice({ digits, chosen, onChoose }: DigitChoiceProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div className={styles.digits} role="group" aria-label={t('digits')} dir="ltr">
      {digits.map(({ label, probability }, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is known by its place in the number
          key={index}
          type="button"
          aria-pressed={index === chosen}
          aria-label={t('digitOf', {
            place: String(index + 1),
            label: String(label),
            probability: formatPercent(probability, locale),
          })}
          onClick={() => onChoose(index)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
