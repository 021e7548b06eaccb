import { DIGIT_CONTRACT } from '@raqam/image';
import type { ExperimentData } from '../experiment/experiment.ts';
import { loadExperimentData } from '../experiment/load-experiment-data.ts';
import type { RunData } from './run-data.ts';

/** Loads what an experiment names; throws as {@link loadExperimentData}. */
export async function loadRunData(data: ExperimentData): Promise<RunData> {
  const isXor = data.folder === null && data.name === 'xor';
  return { ...(await loadExperimentData(data)), inputContract: isXor ? null : DIGIT_CONTRACT };
}
