'use client';

import type { Augmentation, CallbackSpec, GradientClipping, LearningRateSchedule } from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, type ReactNode, type SubmitEvent, Suspense, useId } from 'react';
import { ChoiceField } from './choice-field.tsx';
import type { ExaminedLayers } from './examine-layers.ts';
import field from './field.module.css';
import { FIELD_BOUNDS } from './field-bounds.ts';
import { NumberField } from './number-field.tsx';
import { ObjectFields } from './object-fields.tsx';
import { OPTIMIZER_NAMES } from './optimizer-names.ts';
import { ScheduleCurve } from './schedule-curve.tsx';
import styles from './settings-form.module.css';
import { SwitchField } from './switch-field.tsx';
import {
  completeOptions,
  followRecipe,
  modelNameOf,
  RECIPE_NAMES,
  recipeNameOf,
  type TrainingSettings,
} from './training-settings.ts';

/** Brings the kernels along, which only who augments needs here. */
const AugmentationSamples = lazy(async () => {
  const { AugmentationSamples: component } = await import('./augmentation-samples.tsx');
  return { default: component };
});

interface SettingsFormProps {
  readonly settings: TrainingSettings;
  readonly examined: ExaminedLayers;
  /** While a training goes on nothing can be chosen. */
  readonly isBusy: boolean;
  readonly onChange: (settings: TrainingSettings) => void;
  readonly onStart: () => void;
}

const SCHEDULES: Readonly<Record<LearningRateSchedule['type'], object>> = {
  constant: {},
  exponentialDecay: { decaySteps: 400, decayRate: 0.9 },
  cosineDecay: {},
  oneCycle: {},
};

/** Small changes, each within what the package calls sensible: a digit stays the digit that it is. */
const FIRST_AUGMENTATION: Partial<Augmentation> = {
  rotationDegrees: 10,
  scale: 0.1,
  shear: 0.1,
  translatePixels: 2,
  elasticPixels: 1,
};

const WHOLE_FIELDS = ['epochs', 'batchSize', 'limit'] as const;

/** What to train and how: every field is filled in sensibly, so that the button is enough. */
export function SettingsForm({ settings, examined, isBusy, onChange, onStart }: SettingsFormProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  const id = useId();
  const { layers, options, source } = settings;
  const { augmentation, callbacks, gradientClipping, learningRateSchedule, optimizer, weightAveraging } = options;
  const modelName = modelNameOf(layers);
  const recipeName = recipeNameOf(options);

  /** Completes what is given by its defaults. */
  function set(change: object): void {
    onChange({ ...settings, options: completeOptions({ ...options, ...change }) });
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    onStart();
  }

  return (
    <form className={styles.form} onSubmit={onSubmit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('settings')}</h2>
      <fieldset className={styles.fieldset} disabled={isBusy}>
        <legend className={field.hidden}>{t('settings')}</legend>
        <div className={styles.fields}>
          <div className={styles.wide}>
            <ChoiceField
              label={t('network')}
              value={modelName ?? 'own'}
              choices={[
                ...MODEL_NAMES.map((name) => ({ value: name, label: name })),
                ...(modelName === null ? [{ value: 'own' as const, label: t('ownNetwork') }] : []),
              ]}
              onChange={(name) => name !== 'own' && onChange({ ...settings, layers: createModelSpec(name).layers })}
            />
            <p className={styles.note}>
              {examined.fault === null ? (
                <>
                  {t('numParameters', {
                    count: examined.numParameters,
                    parameters: formatNumber(examined.numParameters, locale),
                  })}{' '}
                  <a href="#layers">{t('editLayers')}</a>
                </>
              ) : (
                <a href="#layers">{t('faultyLayers')}</a>
              )}
            </p>
          </div>
          <div className={styles.wide}>
            <ChoiceField
              label={t('recipe')}
              value={recipeName ?? 'own'}
              choices={[
                ...RECIPE_NAMES.map((value) => ({ value, label: t(`recipes.${value}`) })),
                ...(recipeName === null ? [{ value: 'own' as const, label: t('recipes.own') }] : []),
              ]}
              onChange={(name) => name !== 'own' && onChange({ ...settings, options: followRecipe(name, options) })}
            />
          </div>
          <ChoiceField
            label={t('optimizer')}
            value={optimizer.type}
            choices={entriesOf(OPTIMIZER_NAMES).map(([value, label]) => ({ value, label }))}
            onChange={(type) => set({ optimizer: { type } })}
          />
          <NumberField
            label={t('fields.learningRate')}
            value={optimizer.learningRate}
            {...FIELD_BOUNDS.learningRate}
            onChange={(learningRate) => set({ optimizer: { ...optimizer, learningRate } })}
          />
          {WHOLE_FIELDS.map((name) => (
            <NumberField
              key={name}
              label={t(`fields.${name}`)}
              value={options[name]}
              {...FIELD_BOUNDS[name]}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
          <NumberField
            label={t('fields.validationPercent')}
            // Rounded, since 7 % is no number that a double holds.
            value={Math.round(options.validationFraction * 1e6) / 1e4}
            {...FIELD_BOUNDS.validationPercent}
            onChange={(percent) => set({ validationFraction: percent / 100 })}
          />
          <NumberField
            label={t('fields.seed')}
            value={options.seed}
            {...FIELD_BOUNDS.seed}
            onChange={(seed) => set({ seed })}
          />
          <ChoiceField
            label={t('digits')}
            value={source}
            choices={[
              { value: 'mnist', label: 'MNIST' },
              { value: 'synthetic', label: t('syntheticDigits') },
            ]}
            onChange={(next) => onChange({ ...settings, source: next })}
          />
        </div>
        <Section title={t('moreOptimizer', { name: OPTIMIZER_NAMES[optimizer.type] })}>
          <ObjectFields value={optimizer} without="learningRate" onChange={(next) => set({ optimizer: next })} />
          <SwitchField
            label={t('gradientClipping')}
            isOn={gradientClipping !== null}
            onChange={(isOn) => set({ gradientClipping: isOn ? { type: 'globalNorm', threshold: 1 } : null })}
          />
          {gradientClipping !== null && (
            <>
              <ChoiceField
                label={t('clippingType')}
                value={gradientClipping.type}
                choices={CLIPPINGS.map((value) => ({ value, label: t(`clippings.${value}`) }))}
                onChange={(type) => set({ gradientClipping: { ...gradientClipping, type } })}
              />
              <ObjectFields value={gradientClipping} onChange={(next) => set({ gradientClipping: next })} />
            </>
          )}
        </Section>
        <Section title={t('schedule')}>
          <div className={styles.wide}>
            <ChoiceField
              label={t('schedule')}
              value={learningRateSchedule.type}
              choices={entriesOf(SCHEDULES).map(([value]) => ({ value, label: t(`schedules.${value}`) }))}
              onChange={(type) => set({ learningRateSchedule: { type, ...SCHEDULES[type] } })}
            />
          </div>
          <ObjectFields value={learningRateSchedule} onChange={(next) => set({ learningRateSchedule: next })} />
          <ScheduleCurve options={options} />
        </Section>
        <Section title={t('regularization')}>
          <NumberField
            label={t('fields.labelSmoothing')}
            value={options.labelSmoothing}
            {...FIELD_BOUNDS.labelSmoothing}
            onChange={(labelSmoothing) => set({ labelSmoothing })}
          />
          <p className={styles.note}>{t('dropoutNote')}</p>
          <SwitchField
            label={t('weightAveraging')}
            isOn={weightAveraging !== null}
            onChange={(isOn) => set({ weightAveraging: isOn ? {} : null })}
          />
          {weightAveraging !== null && (
            <ObjectFields value={weightAveraging} onChange={(next) => set({ weightAveraging: next })} />
          )}
          <SwitchField
            label={t('earlyStopping')}
            isOn={callbacks.length > 0}
            onChange={(isOn) => set({ callbacks: isOn ? [EARLY_STOPPING] : [] })}
          />
          {callbacks.map((callback) => (
            <ObjectFields
              key={callback.type}
              value={callback}
              onChange={(next) => set({ callbacks: callbacks.map((each) => (each === callback ? next : each)) })}
            />
          ))}
        </Section>
        <Section title={t('augmentation')}>
          <SwitchField
            label={t('augment')}
            isOn={augmentation !== null}
            onChange={(isOn) => set({ augmentation: isOn ? FIRST_AUGMENTATION : null })}
          />
          {augmentation !== null && (
            <>
              <ObjectFields value={augmentation} onChange={(next) => set({ augmentation: next })} />
              <Suspense fallback={null}>
                <AugmentationSamples augmentation={augmentation} seed={options.seed} />
              </Suspense>
            </>
          )}
        </Section>
        <Section title={t('computing')}>
          <SwitchField
            label={t('allCores')}
            isOn={options.workers === null}
            onChange={(isOn) => set({ workers: isOn ? null : navigator.hardwareConcurrency })}
          />
          {options.workers !== null && (
            <NumberField
              label={t('fields.workers')}
              value={options.workers}
              {...FIELD_BOUNDS.workers}
              onChange={(workers) => set({ workers })}
            />
          )}
          <SwitchField
            label={t('fastPrecision')}
            isOn={options.precision === 'fast'}
            onChange={(isOn) => set({ precision: isOn ? 'fast' : 'exact' })}
          />
        </Section>
      </fieldset>
      <button type="submit" className={styles.start} disabled={isBusy || examined.fault !== null}>
        {t('start')}
      </button>
    </form>
  );
}

const CLIPPINGS = ['value', 'norm', 'globalNorm'] as const satisfies readonly GradientClipping['type'][];

const EARLY_STOPPING = {
  type: 'earlyStopping',
  monitor: 'validationLoss',
  patience: 2,
  restoreBestWeights: true,
} as const satisfies Partial<CallbackSpec>;

/** Settings that most trainings leave alone, folded away. */
function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={styles.section}>
      <summary>{title}</summary>
      <div className={styles.fields}>{children}</div>
    </details>
  );
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
