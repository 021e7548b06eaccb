'use client';

import { accuracyInterval, formatDuration, formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { EngineText } from '../components/engine-text.tsx';
import { FactsTable } from '../components/facts-table.tsx';
import { formatTime } from '../i18n/format-time.ts';
import { OPTIMIZER_NAMES } from '../training/optimizer-names.ts';
import styles from './run-facts.module.css';
import type { ReadRun } from './run-service.ts';

interface RunFactsProps extends ReadRun {
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
}

/** A run in numbers: how well it reads, and everything that it takes to repeat it. */
export function RunFacts({ labelledBy, run, numParameters }: RunFactsProps) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const { options, metrics, environment } = run;
  const number = (value: number, digits?: number) =>
    formatNumber(
      value,
      locale,
      digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
    );
  const facts = [
    { name: t('accuracy'), value: metrics === null ? t('notJudged') : <Accuracy {...metrics} /> },
    { name: t('loss'), value: metrics === null ? t('notJudged') : mono(number(metrics.loss, 4)) },
    { name: t('duration'), value: formatDuration(run.durationMs, locale) },
    { name: t('startedAt'), value: formatTime(locale, run.startedAt) },
    {
      name: t('network'),
      value: t('networkValue', { name: run.spec.name, parameters: formatNumber(numParameters, locale) }),
    },
    {
      name: t('optimizer'),
      value: t('optimizerValue', {
        name: OPTIMIZER_NAMES[options.optimizer.type],
        rate: formatNumber(options.optimizer.learningRate, locale, { maximumSignificantDigits: 6 }),
      }),
    },
    {
      name: t('epochs'),
      value: t('epochsValue', { done: number(run.history.length), planned: number(options.epochs) }),
    },
    { name: t('batchSize'), value: mono(number(options.batchSize)) },
    {
      name: t('data'),
      value:
        options.limit === null
          ? t('dataAll', { name: run.dataset.name })
          : t('dataFirst', { name: run.dataset.name, count: number(options.limit) }),
    },
    { name: t('validationShare'), value: formatPercent(options.validationFraction, locale, { decimals: 0 }) },
    { name: t('seed'), value: mono(number(options.seed)) },
    {
      name: t('runtime'),
      value: mono(`${environment.runtime} ${environment.runtimeVersion}, ${environment.platform}`),
    },
    ...(environment.engine ? [{ name: t('engine'), value: <EngineText engine={environment.engine} /> }] : []),
    { name: t('weights'), value: mono(run.weightsSha256) },
  ];
  return <FactsTable labelledBy={labelledBy} headings={[t('fact'), t('value')]} facts={facts} />;
}

function Accuracy({ accuracy, count }: { readonly accuracy: number; readonly count: number }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const { low, high } = accuracyInterval({ accuracy, count });
  const percent = (share: number) => formatPercent(share, locale, { count });
  return t.rich('accuracyValue', {
    accuracy: percent(accuracy),
    count: formatNumber(count, locale),
    low: percent(low),
    high: percent(high),
    b: (text) => <strong className={styles.score}>{text}</strong>,
  });
}

/** What the machine wrote: numbers, names and digests, from left to right. */
function mono(text: string) {
  return (
    <bdi dir="ltr" className={styles.mono}>
      {text}
    </bdi>
  );
}
