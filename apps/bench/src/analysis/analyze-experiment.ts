import { loadWords } from '@raqam/report/words';
import type { ReportDocument, Section } from '../document/report-document.ts';
import type { ReportSection } from '../experiment/experiment.ts';
import type { ExperimentPlan } from '../experiment/plan-experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { Timings } from '../timing/timings.ts';
import type { Analysis } from './analysis.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { calibrationOf } from './calibration-of.ts';
import { conditionResults } from './condition-results.ts';
import { conditionMeasures, meanMeasure } from './measures.ts';
import { readTestImages } from './read-test-images.ts';
import { runRecords } from './records.ts';
import { classesSection } from './sections/classes-section.ts';
import { comparisonsSection } from './sections/comparisons-section.ts';
import { confusionSection } from './sections/confusion-section.ts';
import { curvesSection } from './sections/curves-section.ts';
import { digitsSection } from './sections/digits-section.ts';
import { optimizersSection } from './sections/optimizers-section.ts';
import { publishedSection } from './sections/published-section.ts';
import { reliabilitySection } from './sections/reliability-section.ts';
import { resultsSection } from './sections/results-section.ts';
import { speedSection } from './sections/speed-section.ts';
import { suspectLabelsSection } from './sections/suspect-labels-section.ts';
import { wrongSection } from './sections/wrong-section.ts';
import { summaryOf } from './summary.ts';
import { trainedRuns } from './trained-runs.ts';

/** What was found by carrying out a plan. */
export interface ExperimentResults {
  readonly plan: ExperimentPlan;
  /** In the plan's order; those that were not finished may be missing. */
  readonly outcomes: readonly RunOutcome[];
  /** Of the conditions, each trained alone on all cores; null: nothing was timed. */
  readonly timings: Timings | null;
}

/** Each gives null where the runs have nothing for it. */
const SECTIONS: Readonly<Record<ReportSection, (analysis: Analysis) => Section | null | Promise<Section | null>>> = {
  published: publishedSection,
  comparisons: comparisonsSection,
  curves: curvesSection,
  optimizers: optimizersSection,
  confusion: confusionSection,
  digits: digitsSection,
  wrong: wrongSection,
  classes: classesSection,
  reliability: reliabilitySection,
  suspectLabels: suspectLabelsSection,
  speed: speedSection,
};

/**
 * The report of a training experiment, with the sections that it asks for, those that the runs have nothing for left
 * out. Everything in it is computed by `@raqam/report` from the runs; figures of all test images let the networks of
 * the focus read these once more.
 */
export async function analyzeExperiment(
  { outcomes, plan, timings }: ExperimentResults,
  context: AnalysisContext,
): Promise<ReportDocument> {
  const { experiment } = plan;
  const results = conditionResults(experiment.conditions, outcomes);
  const focus = results.find(({ condition }) => condition.name === experiment.focus) ?? results[0];
  const words = await loadWords('en');
  const answers = once(async () => {
    const { signal, test } = context;
    const all = [];
    if (test !== null) for (const run of trainedRuns(focus)) all.push(await readTestImages(run, test, signal));
    return all;
  });
  const analysis: Analysis = { plan, results, focus, timings, context, words, answers };

  const sections: Section[] = [resultsSection(analysis)];
  for (const name of experiment.report) {
    const section = await SECTIONS[name](analysis);
    if (section !== null) sections.push(section);
  }
  const calibration = experiment.report.includes('reliability') ? await calibrationOf(analysis) : null;
  const { command, conditions, environment, startedAt } = context;
  return {
    version: 3,
    name: experiment.name,
    title: experiment.title,
    description: experiment.description,
    ...{ command, startedAt, environment, conditions },
    summary: summaryOf(analysis),
    sections,
    measures: [
      ...conditionMeasures(results, timings),
      ...(calibration === null
        ? []
        : meanMeasure(`calibrationError/${focus.condition.name}`, 'lower', [calibration.expectedError])),
    ],
    records: runRecords(outcomes),
  };
}

/** Calls a function when its value is first asked for, and never again. */
function once<Value>(compute: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= compute();
    return value;
  };
}
