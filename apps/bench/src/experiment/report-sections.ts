import { isClassical, REPORT_SECTIONS, type ReportSection, type TrainingExperiment } from './experiment.ts';
import type { ExperimentFile } from './experiment-file.ts';

/** What of an experiment decides which sections its report can have. */
type Told = Pick<TrainingExperiment, 'conditions' | 'data' | 'judgeEpochs' | 'timing'>;

interface Need {
  readonly holds: (told: Told) => boolean;
  /** As a message says it after "expected". */
  readonly expected: string;
}

const networks: Need = {
  holds: ({ conditions }) => conditions.some(({ model }) => !isClassical(model)),
  expected: 'a condition with a network',
};
const pictures: Need = { holds: ({ data }) => data.name !== 'xor', expected: 'data of images' };
const none: Need = { holds: () => true, expected: 'anything' };

/** What each section is made of. */
const NEEDS: Readonly<Record<ReportSection, Need>> = {
  published: {
    holds: ({ conditions }) => conditions.some(({ published }) => published !== null),
    expected: 'a condition with published figures',
  },
  comparisons: { holds: ({ conditions }) => conditions.length > 1, expected: 'two conditions' },
  curves: networks,
  optimizers: { holds: ({ judgeEpochs }) => judgeEpochs, expected: '"judgeEpochs": true' },
  confusion: none,
  digits: pictures,
  wrong: pictures,
  classes: none,
  reliability: networks,
  suspectLabels: {
    holds: (told) => networks.holds(told) && pictures.holds(told),
    expected: 'networks, and data of images',
  },
  speed: { holds: ({ timing }) => timing !== null, expected: 'a timing, such as { "rounds": 3 }' },
};

/** All sections that have what they need, for a file that names none. */
export function defaultSections(told: Told): readonly ReportSection[] {
  return REPORT_SECTIONS.filter((section) => NEEDS[section].holds(told));
}

/** @throws {ExperimentError} `sweep.json:4: report[2] is "speed"; expected a timing, such as { "rounds": 3 }. …` */
export function checkSections(file: ExperimentFile, sections: readonly ReportSection[], told: Told): void {
  for (const [index, section] of sections.entries()) {
    const path = ['report', index];
    if (sections.indexOf(section) !== index) {
      file.refuse(path, {
        found: `is ${JSON.stringify(section)} a second time`,
        expected: 'each section once',
        remedy: 'Leave it out.',
      });
    }
    const { expected, holds } = NEEDS[section];
    if (!holds(told)) {
      file.refuse(path, {
        found: `is ${JSON.stringify(section)}`,
        expected: `${expected} for it`,
        remedy: 'Add that, or leave the section out.',
      });
    }
  }
}
