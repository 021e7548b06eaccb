'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ComparisonChoices } from './comparison-choices.tsx';
import { comparisonPlans } from './comparison-plans.ts';
import { examineLayers } from './examine-layers.ts';
import { LayerEditor } from './layer-editor.tsx';
import { LeftOffTrainings } from './left-off-trainings.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { IDLE } from './session-messages.ts';
import { SettingsForm } from './settings-form.tsx';
import { currentTraining } from './training-client.ts';
import styles from './training-desk.module.css';
import { createJob, type TrainingJob, type TrainingPlan } from './training-job.ts';
import { specInput } from './training-settings.ts';
import { useKeptTrainings } from './use-kept-trainings.ts';
import { useSettings } from './use-settings.ts';

/** The settings of a training and, beside them, what becomes of it; below, the network's layers. */
export function TrainingDesk() {
  const t = useTranslations('training');
  const [training] = useState(currentTraining);
  const view = useSyncExternalStore(training.subscribe, training.view, () => IDLE);
  const [{ settings, ignored }, change] = useSettings();
  const { layers, options, source } = settings;
  const examined = useMemo(() => examineLayers(layers, options), [layers, options]);
  const isBusy = ['loading', 'asking', 'preparing', 'training', 'ending'].includes(view.phase.name);
  const progress = useRef<HTMLDivElement>(null);
  const kept = useKeptTrainings(view.phase.name);

  function run(job: TrainingJob): void {
    training.run(job);
    // On a phone the settings fill several screens, and what happens now is said below them.
    progress.current?.scrollIntoView({ block: 'nearest' });
  }

  function start(plans: readonly TrainingPlan[]): void {
    run(createJob(plans, { source, mayDownload: false }));
  }

  function startOne(): void {
    const spec = specInput(layers);
    start([{ name: spec.name, spec, options }]);
  }

  return (
    <>
      {ignored.length > 0 && (
        <p role="status" className={styles.notice}>
          {t('ignored')} <bdi dir="ltr">{ignored.join(', ')}</bdi>
        </p>
      )}
      {!isBusy && <LeftOffTrainings trainings={kept} onGoOn={run} />}
      <div className={styles.desk}>
        <div className={styles.settings}>
          <SettingsForm settings={settings} examined={examined} isBusy={isBusy} onChange={change} onStart={startOne} />
          <ComparisonChoices isBusy={isBusy} onStart={(comparison) => start(comparisonPlans(comparison, options))} />
        </div>
        <ProgressPanel view={view} training={training} head={progress} />
      </div>
      <LayerEditor
        layers={layers}
        examined={examined}
        isBusy={isBusy}
        onChange={(next) => change({ ...settings, layers: next })}
      />
    </>
  );
}
