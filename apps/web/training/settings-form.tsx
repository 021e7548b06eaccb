'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useId, useState } from 'react';
import { OPTIMIZER_NAMES } from './optimizer-names.ts';
import { FIRST_CHOICE, type NetworkChoice, type OptimizerChoice } from './plan.ts';
import type { TrainingPlan } from './session-messages.ts';
import styles from './settings-form.module.css';

interface SettingsFormProps {
  readonly networks: readonly NetworkChoice[];
  readonly optimizers: readonly OptimizerChoice[];
  /** While a training goes on nothing can be chosen. */
  readonly isBusy: boolean;
  readonly onStart: (plan: TrainingPlan) => void;
}

/** Fields of whole numbers, and what they may hold. */
const WHOLE_FIELDS = [
  { name: 'epochs', min: 1, max: 100 },
  { name: 'batchSize', min: 1, max: 1024 },
  { name: 'numImages', min: 100, max: 60_000 },
  { name: 'validationPercent', min: 0, max: 50 },
  { name: 'seed', min: 0, max: Number.MAX_SAFE_INTEGER },
] as const;

/** What to train and how: every field is filled in sensibly, so that the button is enough. */
export function SettingsForm({ networks, optimizers, isBusy, onStart }: SettingsFormProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  const id = useId();
  const [optimizer, setOptimizer] = useState<string>(FIRST_CHOICE.optimizer);
  const learningRate = optimizers.find(({ type }) => type === optimizer)?.learningRate;

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const number = (name: string) => Number(fields.get(name));
    const network = networks.find(({ spec }) => spec.name === fields.get('network'));
    const chosen = optimizers.find(({ type }) => type === fields.get('optimizer'));
    if (network === undefined || chosen === undefined) return;
    onStart({
      spec: network.spec,
      options: {
        engine: 'wasm',
        optimizer: { type: chosen.type, learningRate: number('learningRate') },
        epochs: number('epochs'),
        batchSize: number('batchSize'),
        limit: number('numImages'),
        validationFraction: number('validationPercent') / 100,
        seed: number('seed'),
      },
    });
  }

  return (
    <form className={styles.form} onSubmit={onSubmit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('settings')}</h2>
      <fieldset className={styles.fields} disabled={isBusy}>
        <legend className={styles.hidden}>{t('settings')}</legend>
        <label className={styles.wide}>
          {t('network')}
          <select name="network" defaultValue={FIRST_CHOICE.network}>
            {networks.map(({ spec, numParameters }) => (
              <option key={spec.name} value={spec.name}>
                {t('networkChoice', { name: spec.name, parameters: formatNumber(numParameters, locale) })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('optimizer')}
          <select name="optimizer" value={optimizer} onChange={(event) => setOptimizer(event.target.value)}>
            {optimizers.map(({ type }) => (
              <option key={type} value={type}>
                {OPTIMIZER_NAMES[type]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('learningRate')}
          <input
            // Another optimizer brings the rate that suits it.
            key={optimizer}
            name="learningRate"
            type="number"
            inputMode="decimal"
            required
            min={0.000001}
            max={10}
            step="any"
            defaultValue={learningRate}
          />
        </label>
        {WHOLE_FIELDS.map(({ name, min, max }) => (
          <label key={name}>
            {t(name)}
            <input
              name={name}
              type="number"
              inputMode="numeric"
              required
              min={min}
              max={max}
              step={1}
              defaultValue={FIRST_CHOICE[name]}
            />
          </label>
        ))}
      </fieldset>
      <button type="submit" className={styles.start} disabled={isBusy}>
        {t('start')}
      </button>
    </form>
  );
}
