'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { object, picklist } from 'valibot';
import { Choice } from './choice.tsx';
import { dropUnits, meanSumOfSteps, sumOf } from './drop-units.ts';
import { numberField, wholeField } from './link-fields.ts';
import { type DrawnConnection, type DrawnUnit, NetworkDrawing } from './network-drawing.tsx';
import { Slider } from './slider.tsx';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const RATES = { min: 0, max: 0.9 } as const;
const SEEDS = { min: 0, max: 99 } as const;
const MOST_STEPS = 9999;
const PHASES = ['training', 'use'] as const;
const SCHEMA = object({
  rate: numberField(RATES.min, RATES.max),
  seed: wholeField(SEEDS.min, SEEDS.max),
  step: wholeField(0, MOST_STEPS),
  phase: picklist(PHASES),
});
const FIRST: State = { rate: 0.2, seed: 1, step: 0, phase: 'training' };

const NUM_MEAN_STEPS = 400;
/** How many units are drawn before and behind those that are dropped. */
const NUM_INPUTS = 6;
const NUM_OUTPUTS = 4;

/** A layer whose units are dropped at random, step after step, and what that does to what the next layer gets. */
export function DropoutToy() {
  const t = useTranslations('toys.dropout');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('dropout', SCHEMA, FIRST);
  const { rate, seed, step, phase } = values;
  const { before, mask, after } = useMemo(
    () => dropUnits(phase === 'training' ? rate : 0, seed, step),
    [phase, rate, seed, step],
  );
  const meanSum = useMemo(() => meanSumOfSteps(rate, seed, NUM_MEAN_STEPS), [rate, seed]);
  const isDropped = (unit: number) => mask[unit] === 0;
  const numDropped = mask.filter((factor) => factor === 0).length;

  const plain = (length: number): DrawnUnit[] => Array.from({ length }, () => ({ tone: 'plain' }));
  const connect = (layer: number, numFrom: number, numTo: number, isOff: (from: number, to: number) => boolean) =>
    Array.from({ length: numFrom * numTo }, (_, i): DrawnConnection => {
      const [from, to] = [Math.floor(i / numTo), i % numTo];
      return { layer, from, to, tone: isOff(from, to) ? 'off' : 'plain' };
    });

  return (
    <ToyFrame
      id="dropout"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={t(phase, {
        step: number(step + 1),
        dropped: numDropped,
        count: number(numDropped),
        factor: number(1 / (1 - rate), 3),
        sum: number(sumOf(after), 2),
        before: number(sumOf(before), 2),
      })}
      numbers={{
        headings: [t('unit'), t('before'), t('mask'), t('after')],
        rows: [
          ...Array.from(before, (value, i) => [
            String(i + 1),
            number(value, 1),
            number(mask[i], 3),
            number(after[i], 3),
          ]),
          ['Σ', number(sumOf(before), 1), '', number(sumOf(after), 3)],
        ],
      }}
    >
      <div className={styles.controls}>
        <Slider
          label={t('rate')}
          {...RATES}
          step={0.1}
          value={rate}
          text={number(rate, 1)}
          onChange={(value) => change({ rate: value })}
        />
        <Slider
          label={t('seed')}
          {...SEEDS}
          value={seed}
          text={String(seed)}
          onChange={(value) => change({ seed: value, step: 0 })}
        />
      </div>
      <Choice
        label={t('phase')}
        options={PHASES.map((name) => ({ name, text: t(`${name}Name`) }))}
        chosen={phase}
        onChoose={(chosen) => change({ phase: chosen })}
      />
      <NetworkDrawing
        label={t('label')}
        layers={[
          plain(NUM_INPUTS),
          Array.from(after, (value, unit) => ({
            tone: isDropped(unit) ? 'off' : 'strong',
            text: isDropped(unit) ? '0' : number(value, 1),
          })),
          plain(NUM_OUTPUTS),
        ]}
        connections={[
          ...connect(0, NUM_INPUTS, before.length, (_, to) => isDropped(to)),
          ...connect(1, before.length, NUM_OUTPUTS, (from) => isDropped(from)),
        ]}
      />
      <div className={styles.buttons}>
        <button
          type="button"
          disabled={phase === 'use' || step >= MOST_STEPS}
          onClick={() => change({ step: step + 1 })}
        >
          {t('resample')}
        </button>
        <button type="button" disabled={phase === 'use' || step === 0} onClick={() => change({ step: 0 })}>
          {t('first')}
        </button>
      </div>
      <p>{t('mean', { steps: number(NUM_MEAN_STEPS), mean: number(meanSum, 2), before: number(sumOf(before), 2) })}</p>
    </ToyFrame>
  );
}

interface State extends Readonly<Record<string, number | string>> {
  readonly rate: number;
  readonly seed: number;
  readonly step: number;
  readonly phase: (typeof PHASES)[number];
}
