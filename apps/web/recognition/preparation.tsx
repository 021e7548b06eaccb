'use client';

import type { Prediction, PreparationStep } from '@raqam/recognizer';
import { Ladder } from './ladder.tsx';
import { StepEffect } from './step-effect.tsx';

interface PreparationProps {
  /** With its trace; `null` while nothing is read. */
  readonly prediction: Prediction | null;
  readonly skippedSteps: readonly PreparationStep[];
  readonly onSkip: (skippedSteps: readonly PreparationStep[]) => void;
}

/** The way from a drawing to what the network reads, with steps that can be left out, and what that changes. */
export function Preparation({ prediction, skippedSteps, onSkip }: PreparationProps) {
  const trace = prediction?.trace ?? null;
  const last = trace?.at(-1);
  return (
    <>
      <Ladder trace={trace} skippedSteps={skippedSteps} onSkip={onSkip} />
      {prediction !== null && last !== undefined && skippedSteps.length > 0 && (
        <StepEffect before={prediction.probabilities} after={last.probabilities} />
      )}
    </>
  );
}
