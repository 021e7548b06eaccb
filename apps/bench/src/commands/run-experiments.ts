import { describeBenchEnvironment } from '../bench-environment.ts';
import { benchmarkDocument } from '../benchmark-document.ts';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { carryOut } from '../carry-out/carry-out.ts';
import { createLiveSteps } from '../carry-out/create-live-steps.ts';
import { openOutput } from '../carry-out/open-output.ts';
import { ProgressLine } from '../carry-out/progress-line.ts';
import { describeConditions } from '../conditions.ts';
import type { ReportDocument } from '../document/report-document.ts';
import type { BenchmarkExperiment } from '../experiment/experiment.ts';
import { measureBenchmark } from '../measure-benchmark.ts';
import { openRunStore } from '../store/open-run-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { storeDirectory } from '../store/store-directory.ts';
import { type ChosenExperiment, chooseExperiments, type ExperimentOverrides } from './choose-experiments.ts';
import { printPlans } from './print-plans.ts';
import { checkPrintOptions, type PrintOptions, printReports } from './print-reports.ts';
import { repeatCommand } from './repeat-command.ts';

/** How experiments are run, and what is changed about them. */
export interface RunOptions extends ExperimentOverrides, PrintOptions {
  readonly out?: string;
  /** Where runs are kept. @default storeDirectory() */
  readonly store?: string;
  /** Threads that compute at a time. @default as many as there are cores */
  readonly jobs?: number;
  /** Prints what would be run, and runs nothing. */
  readonly plan?: boolean;
}

/**
 * Runs experiments and benchmarks one after the other, keeps and prints their reports; progress goes to stderr. Ctrl-C
 * stops an experiment at once: what is finished stays in the store, and the same command goes on.
 *
 * @param names Of experiments, files or benchmarks, or `all`.
 * @throws {UsageError | ExperimentError | OutputError} Before anything is measured.
 * @throws {PlanStoppedError} After Ctrl-C.
 */
export async function runExperiments(
  names: readonly string[],
  { jobs, json = false, markdown = false, out, plan = false, store: directory, ...overrides }: RunOptions,
): Promise<void> {
  checkPrintOptions({ json, markdown });
  const chosen = await chooseExperiments(names, overrides);
  const progress = new ProgressLine(process.stderr);
  const onNotice = (notice: string) => progress.tell(notice);
  const path = directory ?? storeDirectory();
  if (plan) {
    await printPlans(chosen, { store: await openRunStore(path, { readOnly: true, onNotice }), overrides, jobs, json });
    return;
  }
  const output = out === undefined ? null : await openOutput(out, chosen.length);
  const store = await openRunStore(path, { onNotice });
  const reports: ReportDocument[] = [];
  try {
    for (const each of chosen) {
      const report = await runOne(each, { store, overrides, jobs, progress });
      progress.clear();
      if (isItsOwn(overrides)) await store.writeReport(report.name, report);
      for (const file of (await output?.write(report)) ?? []) progress.tell(`${report.name}: written to ${file}`);
      reports.push(report);
    }
  } finally {
    progress.clear();
    await store.close();
  }
  printReports(reports, { json, markdown });
}

/** Whether a report is of what the file says: with other epochs, images or networks it is not kept under that name. */
function isItsOwn({ epochs, limit, run, unseen }: ExperimentOverrides): boolean {
  return [epochs, limit, run, unseen].every((option) => option === undefined);
}

interface RunOneOptions {
  readonly store: RunStore;
  readonly overrides: ExperimentOverrides;
  readonly jobs: number | undefined;
  readonly progress: ProgressLine;
}

async function runOne(
  { experiment, nameOrPath }: ChosenExperiment,
  { jobs, overrides, progress, store }: RunOneOptions,
): Promise<ReportDocument> {
  const { run, unseen, ...planOverrides } = overrides;
  if (experiment.kind === 'benchmark') return await runBenchmark(experiment, nameOrPath, { run, unseen });
  const stop = new AbortController();
  const onInterrupt = () => {
    progress.tell(`${experiment.name}: stopping; what is finished is kept. Ctrl-C again ends at once.`);
    stop.abort();
  };
  // Once: the second Ctrl-C finds no listener and ends the program as usual.
  process.once('SIGINT', onInterrupt);
  try {
    const startedAt = new Date().toISOString();
    const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
    const { name } = experiment;
    const steps = createLiveSteps({ name, store, jobs, signal: stop.signal, environment, progress });
    const command = repeatCommand(nameOrPath, planOverrides);
    const place = { command, startedAt, environment, conditions, signal: stop.signal };
    return await carryOut(experiment, planOverrides, steps, place);
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

async function runBenchmark(
  { benchmark: benchmarkName, description, name, options, title }: BenchmarkExperiment,
  nameOrPath: string,
  overrides: Pick<ExperimentOverrides, 'run' | 'unseen'>,
): Promise<ReportDocument> {
  const benchmark = BENCHMARKS.find((each) => each.name === benchmarkName);
  if (benchmark === undefined)
    throw new Error(`run: ${name} names the benchmark ${benchmarkName}, which is not there.`);
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const command = repeatCommand(nameOrPath, overrides);
  const call = { name, title, description, command, options: { ...options, ...given } };
  return await benchmarkDocument(await measureBenchmark(benchmark, call));
}
