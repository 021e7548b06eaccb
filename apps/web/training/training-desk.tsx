'use client';

import { useState, useSyncExternalStore } from 'react';
import type { NetworkChoice, OptimizerChoice } from './plan.ts';
import { ProgressPanel } from './progress-panel.tsx';
import { IDLE } from './session-messages.ts';
import { SettingsForm } from './settings-form.tsx';
import { currentTraining } from './training-client.ts';
import styles from './training-desk.module.css';

interface TrainingDeskProps {
  readonly networks: readonly NetworkChoice[];
  readonly optimizers: readonly OptimizerChoice[];
}

/** The settings of a training and, beside them, what becomes of it. */
export function TrainingDesk({ networks, optimizers }: TrainingDeskProps) {
  const [training] = useState(currentTraining);
  const view = useSyncExternalStore(training.subscribe, training.view, () => IDLE);
  const isBusy = ['loading', 'preparing', 'training', 'ending'].includes(view.phase.name);
  return (
    <div className={styles.desk}>
      <SettingsForm
        networks={networks}
        optimizers={optimizers}
        isBusy={isBusy}
        onStart={(plan) => training.run(plan)}
      />
      <ProgressPanel view={view} training={training} />
    </div>
  );
}
