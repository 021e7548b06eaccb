import { describeBenchEnvironment } from '../bench-environment.ts';
import { carryOut } from '../carry-out/carry-out.ts';
import { createStoredSteps } from '../carry-out/create-stored-steps.ts';
import { RunsMissingError } from '../carry-out/errors.ts';
import { openOutput } from '../carry-out/open-output.ts';
import { describeConditions } from '../conditions.ts';
import type { ReportDocument } from '../document/report-document.ts';
import type { PlanOverrides } from '../experiment/plan-experiment.ts';
import { openRunStore } from '../store/open-run-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { storeDirectory } from '../store/store-directory.ts';
import { type ChosenExperiment, chooseExperiments } from './choose-experiments.ts';
import { checkPrintOptions, type PrintOptions, printReports } from './print-reports.ts';
import { repeatCommand } from './repeat-command.ts';

/** Which runs are reported, and how. */
export interface ReportOptions extends PlanOverrides, PrintOptions {
  readonly out?: string;
  /** @default storeDirectory() */
  readonly store?: string;
}

/**
 * Reports again what a store has: experiments that train are analyzed anew from their runs, benchmarks are given as they
 * were measured. Nothing is trained, measured or added to the store.
 *
 * @throws {RunsMissingError} When the store has nothing of it.
 */
export async function reportExperiments(
  names: readonly string[],
  { json = false, markdown = false, out, store: directory, ...overrides }: ReportOptions,
): Promise<void> {
  checkPrintOptions({ json, markdown });
  const chosen = await chooseExperiments(names, overrides);
  const output = out === undefined ? null : await openOutput(out, chosen.length);
  const onNotice = (notice: string) => process.stderr.write(`${notice}\n`);
  const store = await openRunStore(directory ?? storeDirectory(), { readOnly: true, onNotice });
  const reports: ReportDocument[] = [];
  for (const each of chosen) {
    const report = await reportOne(each, store, overrides, onNotice);
    for (const file of (await output?.write(report)) ?? []) onNotice(`${report.name}: written to ${file}`);
    reports.push(report);
  }
  await store.close();
  printReports(reports, { json, markdown });
}

async function reportOne(
  { experiment, nameOrPath }: ChosenExperiment,
  store: RunStore,
  overrides: PlanOverrides,
  onNotice: (notice: string) => void,
): Promise<ReportDocument> {
  const { name } = experiment;
  const command = repeatCommand(nameOrPath, overrides);
  if (experiment.kind === 'benchmark') {
    const report = await store.readReport(name);
    if (report !== null) return report;
    throw new RunsMissingError(`${name}: ${store.path} has no report of it; expected one. Measure it: ${command}`);
  }
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const startedAt = new Date().toISOString();
  const steps = createStoredSteps(store, { name, command, onNotice });
  return await carryOut(experiment, overrides, steps, { command, startedAt, environment, conditions });
}
