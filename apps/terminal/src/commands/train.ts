import { InterruptedError } from '../command-error.ts';
import { type Interruption, listenForInterruption } from '../interruption.ts';
import { shortPath } from '../short-path.ts';
import { colorDepthOf, createTheme } from '../theme.ts';
import { carryOutRun, type Outcome } from '../training/carry-out-run.ts';
import { describeRun } from '../training/describe-run.ts';
import { createLineFace } from '../training/line-face.ts';
import { loadRecipe } from '../training/load-recipe.ts';
import { loadTrainingData } from '../training/load-training-data.ts';
import { planRun, type RunPlan } from '../training/plan-run.ts';
import { trainResult } from '../training/result-line.ts';
import type { RunFolder } from '../training/run-folder.ts';
import { runSummary } from '../training/run-summary.ts';
import { tellLoading } from '../training/tell-loading.ts';
import { parseTrainRequest, type TrainArguments } from '../training/train-request.ts';
import { QUIET_FACE, type TrainingControl, type TrainingFace } from '../training/training-face.ts';
import { createTrainingMonitor } from '../training/training-progress.ts';

/**
 * Trains a network and saves the model, the run and, while it goes, a checkpoint. On a terminal a dashboard shows it;
 * elsewhere stderr carries lines, and stdout ends with one line of JSON, {@link trainResult}.
 *
 * @throws {InputError} When there is no recipe in the file that is said to hold one.
 * @throws {UsageError} When an option is not understood, or differs from the run that should be gone on with.
 * @throws {InterruptedError} On Ctrl-C or a signal; what was learnt until then is saved.
 * @throws {TrainingError} When the run failed.
 */
export async function trainModel(args: TrainArguments): Promise<void> {
  const { out, resume = false, json = false, quiet = false } = args;
  const recipe = args.recipe === undefined ? undefined : await loadRecipe(args.recipe);
  const request = parseTrainRequest(args, recipe);
  const interruption = listenForInterruption('stopped before the training began; nothing was changed.');
  try {
    const plan = await planRun(request, { out, resume });
    if (plan.status === 'finished') {
      if (!quiet) tell(`the run in ${shortPath(plan.folder.path)} is finished; this is its result.`);
      tellResult({ reason: 'finished', run: plan.run, validation: [] }, plan.folder, args);
      return;
    }
    if (resume && !plan.isResumed && !quiet) {
      tell(`there is no checkpoint in ${shortPath(plan.folder.path)}; the training begins with its first step.`);
    }
    const { engine, workers } = plan.options;
    if (engine === 'tfjs' && workers !== null && workers > 1 && !quiet) {
      tell(`received --workers ${workers}; the engine tfjs uses one. The result is the same with any number.`);
    }
    const outcome = await runPlan(plan, interruption, { isScreen: isScreenWanted(json, quiet), quiet });
    // A signal that comes once the run is over and saved has nothing left to stop.
    if (outcome.reason === 'stopped' && interruption.signal.aborted) {
      throw interruptedError(interruption, outcome, plan.folder);
    }
    tellResult(outcome, plan.folder, args);
    if (outcome.reason === 'stopped' && !quiet) tell(stopNote(outcome, plan.folder));
  } finally {
    interruption.close();
  }
}

/** A dashboard needs a terminal to draw on and one to read keys from. */
function isScreenWanted(json: boolean, quiet: boolean): boolean {
  return !json && !quiet && process.stdout.isTTY && process.stdin.isTTY;
}

async function runPlan(
  plan: RunPlan,
  interruption: Interruption,
  { isScreen, quiet }: { readonly isScreen: boolean; readonly quiet: boolean },
): Promise<Outcome> {
  const data = await loadTrainingData(plan.data, plan.options, {
    signal: interruption.signal,
    teller: quiet ? null : tellLoading(tell),
  });
  // Told though quiet was asked for: it changes what the result means.
  if (data.notice !== null) tell(data.notice);
  const stop = new AbortController();
  const monitor = createTrainingMonitor();
  const control: TrainingControl = {
    monitor,
    parts: describeRun(plan.spec, plan.options, data),
    ending: AbortSignal.any([interruption.signal, stop.signal]),
    stop: () => stop.abort(),
    interrupt: () => interruption.interrupt('SIGINT'),
  };
  const face = await openFace(control, { isScreen, quiet });
  const notes: string[] = [];
  try {
    return await carryOutRun(plan, data, {
      monitor,
      face,
      interrupted: interruption.signal,
      stopped: stop.signal,
      onMoved: (folder) => notes.push(`the earlier run's files are now in ${shortPath(folder)}`),
    });
  } finally {
    face.close();
    for (const note of notes) tell(note);
  }
}

async function openFace(
  control: TrainingControl,
  { isScreen, quiet }: { readonly isScreen: boolean; readonly quiet: boolean },
): Promise<TrainingFace> {
  if (quiet) return QUIET_FACE;
  if (!isScreen) return createLineFace(control, tell);
  // React's own checks are for people who write screens; they cost a third of the start.
  process.env['NODE_ENV'] ??= 'production';
  const { openDashboard } = await import('../training/dashboard-face.tsx');
  return openDashboard(control);
}

/** On a terminal a summary; elsewhere the line of JSON, and without `json` the summary on stderr before it. */
function tellResult(
  { run, validation }: Outcome,
  folder: RunFolder,
  { json = false, quiet = false }: TrainArguments,
): void {
  if (run === null) return;
  const output = process.stdout.isTTY ? process.stdout : process.stderr;
  if (!json && !quiet) output.write(runSummary(run, validation, folder, createTheme(colorDepthOf(output))));
  if (json || !process.stdout.isTTY) process.stdout.write(`${JSON.stringify(trainResult(run, validation, folder))}\n`);
}

function interruptedError({ signal }: Interruption, outcome: Outcome, folder: RunFolder): InterruptedError {
  const { exitCode } = signal.reason as InterruptedError;
  return new InterruptedError(stopNote(outcome, folder), exitCode);
}

function stopNote({ run }: Outcome, folder: RunFolder): string {
  if (run === null) return 'stopped before the first step.';
  return `stopped; what was learnt is saved. To go on with it, run: raqam train --resume --out ${shortPath(folder.path)}`;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
