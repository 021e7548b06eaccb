'use client';

import { MNIST_MIRRORS } from '@raqam/dataset';
import { useTranslations } from 'next-intl';
import styles from './ask-for-digits.module.css';
import type { DigitsChoice } from './load-digits.ts';

interface AskForDigitsProps {
  readonly onAnswer: (answer: DigitsChoice) => void;
}

/** Asks what to do where MNIST is not at hand: fetch it from another host, or go on with synthetic digits. */
export function AskForDigits({ onAnswer }: AskForDigitsProps) {
  const t = useTranslations('digits');
  // A visitor is told who will see the request.
  const [first, second] = MNIST_MIRRORS.map((mirror) => new URL(mirror).host);
  return (
    <section className={styles.question} aria-label={t('question')}>
      <p>{t('missing')}</p>
      <p className={styles.small}>{t('hosts', { first, second })}</p>
      <div className={styles.answers}>
        <button type="button" onClick={() => onAnswer({ source: 'mnist', mayDownload: true })}>
          {t('download')}
        </button>
        <button type="button" onClick={() => onAnswer({ source: 'synthetic', mayDownload: false })}>
          {t('synthetic')}
        </button>
      </div>
    </section>
  );
}
