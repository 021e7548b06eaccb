'use client';

import { compareOutcomes, comparisonVerdict, formatNumber, pairedOutcomes } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { FigureTable } from '../charts/figure-table.tsx';
import { useWords } from '../charts/use-words.ts';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import type { DigitsChoice } from '../digits/load-digits.ts';
import { formatNetworkSource, type NetworkSource, parseNetworkSource } from '../inside/network-source.ts';
import { changeAddress } from '../runs/change-address.ts';
import { OverlaidCurves } from '../runs/overlaid-curves.tsx';
import type { RunEntry } from '../runs/run-entry.ts';
import { useRuns } from '../runs/use-runs.ts';
import choices from './choice-row.module.css';
import styles from './compare-desk.module.css';
import { type Judgement, judgedIndices } from './judgement.ts';
import { JudgingStatus } from './judging-status.tsx';
import { NetworkChoice } from './network-choice.tsx';
import { PagedPictures } from './paged-pictures.tsx';
import { useJudging } from './use-judging.ts';

const DIGITS = ['mnist', 'synthetic'] as const;
const NUM_PICTURES = 24;
const NO_ENTRIES: readonly RunEntry[] = [];

/** Two networks read the same test images: which reads more of them, and whether that may be chance. */
export function CompareDesk() {
  const t = useTranslations('compare');
  const words = useWords();
  const address = useSearchParams();
  const { list } = useRuns();
  const entries = list.status === 'ready' ? list.entries : NO_ENTRIES;
  const [askedFirst, askedSecond] = [address.get('first'), address.get('second')];
  // The address follows a moment later than a field has to.
  const [chosen, setChosen] = useState<readonly [NetworkSource | null, NetworkSource | null]>([null, null]);
  const asked = useMemo(
    () => [parseNetworkSource(askedFirst ?? 'accurate'), parseNetworkSource(askedSecond ?? 'compact')] as const,
    [askedFirst, askedSecond],
  );
  const sources = useMemo(
    (): readonly [NetworkSource, NetworkSource] => [
      chosen[0] ?? asked[0] ?? { kind: 'shipped', name: 'accurate' },
      chosen[1] ?? asked[1] ?? { kind: 'shipped', name: 'compact' },
    ],
    [chosen, asked],
  );
  const [wanted, setWanted] = useState<DigitsChoice['source'] | null>(null);
  const digits = wanted ?? (address.get('digits') === 'synthetic' ? 'synthetic' : 'mnist');
  const [judging, start, stop] = useJudging(sources, digits);
  const bothRuns = useMemo(() => {
    const runs = sources.map((source) => entries.find(({ id }) => source.kind === 'run' && source.id === id));
    return runs.filter((entry) => entry !== undefined);
  }, [sources, entries]);
  const isSame = formatNetworkSource(sources[0]) === formatNetworkSource(sources[1]);

  function nameOf(source: NetworkSource): string {
    if (source.kind === 'shipped') return t(source.name);
    return entries.find(({ id }) => id === source.id)?.name ?? source.id;
  }

  return (
    <div className={styles.desk}>
      <div className={styles.choices}>
        <NetworkChoice
          label={t('first')}
          entries={entries}
          value={sources[0]}
          onChoose={(source) => {
            setChosen([source, chosen[1]]);
            changeAddress({ first: formatNetworkSource(source) });
          }}
        />
        <NetworkChoice
          label={t('second')}
          entries={entries}
          value={sources[1]}
          onChoose={(source) => {
            setChosen([chosen[0], source]);
            changeAddress({ second: formatNetworkSource(source) });
          }}
        />
      </div>
      <fieldset className={choices.row}>
        <legend>{t('digits')}</legend>
        {DIGITS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="digits"
              checked={digits === each}
              onChange={() => {
                setWanted(each);
                changeAddress({ digits: each === 'mnist' ? null : each });
              }}
            />
            {t(each)}
          </label>
        ))}
      </fieldset>
      {list.status === 'failed' && (
        <p>
          {t('noRuns')} <ErrorText>{list.message}</ErrorText>
        </p>
      )}
      {asked.includes(null) && <p className={prose.note}>{t('badAddress')}</p>}
      {isSame ? (
        <p className={prose.note}>{t('same')}</p>
      ) : (
        <JudgingStatus judging={judging} startLabel={t('start')} onStart={start} onStop={stop} />
      )}
      {!isSame && judging.status === 'done' && words !== null && (
        <Compared
          judgements={[judging.judgements[0], judging.judgements[1]]}
          names={[nameOf(sources[0]), nameOf(sources[1])]}
          words={words}
        />
      )}
      {!isSame && bothRuns.length === 2 && (
        <section>
          <h2>{t('curves')}</h2>
          <OverlaidCurves entries={bothRuns} />
        </section>
      )}
    </div>
  );
}

interface ComparedProps {
  readonly judgements: readonly [Judgement, Judgement];
  readonly names: readonly [string, string];
  readonly words: Words;
}

function Compared({ judgements: [one, other], names: [first, second], words }: ComparedProps) {
  const t = useTranslations('compare');
  const locale = useLocale();
  const tableId = useId();
  const { onlyFirst, onlySecond, outcomes } = useMemo(() => {
    const wrongOne = judgedIndices(one, isWrong);
    const wrongOther = judgedIndices(other, isWrong);
    const [ones, others] = [new Set(wrongOne), new Set(wrongOther)];
    const wrong = (indices: readonly number[]) => indices.map((index) => ({ index }));
    return {
      onlyFirst: wrongOther.filter((index) => !ones.has(index)),
      onlySecond: wrongOne.filter((index) => !others.has(index)),
      outcomes: pairedOutcomes(wrong(wrongOne), wrong(wrongOther), one.metrics.count),
    };
  }, [one, other]);
  const comparison = compareOutcomes(outcomes);
  const verdict = words.comparison(comparisonVerdict(comparison), { first, second, numImages: one.metrics.count });
  const number = (value: number) => formatNumber(value, locale);
  const table = {
    columns: [
      { name: t('outcome'), align: 'start' as const },
      { name: t('images'), align: 'end' as const },
    ],
    rows: [
      [t('bothRight'), number(outcomes.bothRight)],
      [t('onlyRight', { name: first }), number(outcomes.onlyFirstRight)],
      [t('onlyRight', { name: second }), number(outcomes.onlySecondRight)],
      [t('bothWrong'), number(outcomes.bothWrong)],
      ...(comparison.p === null ? [] : [[t('mcnemar'), words.p(comparison.p, comparison.level)]]),
    ],
  };
  return (
    <>
      <section>
        <p className={styles.verdict}>{verdict}</p>
        <p className={prose.note}>{t('how')}</p>
      </section>
      <section>
        <h2>{t('eachAlone')}</h2>
        <p>
          <bdi>{first}</bdi>: {words.accuracy(one.metrics)}
        </p>
        <p>
          <bdi>{second}</bdi>: {words.accuracy(other.metrics)}
        </p>
      </section>
      <section>
        <h2 id={tableId}>{t('together')}</h2>
        <FigureTable labelledBy={tableId} table={table} />
      </section>
      <section>
        <h2>{t('apart')}</h2>
        {/* Shown as the one that errs has read them. */}
        <PagedPictures
          id="only-first"
          subject={t('onlyRight', { name: first })}
          judgement={other}
          indices={onlyFirst}
          pageSize={NUM_PICTURES}
          words={words}
        />
        <PagedPictures
          id="only-second"
          subject={t('onlyRight', { name: second })}
          judgement={one}
          indices={onlySecond}
          pageSize={NUM_PICTURES}
          words={words}
        />
      </section>
    </>
  );
}

function isWrong(label: number, prediction: number): boolean {
  return label !== prediction;
}
