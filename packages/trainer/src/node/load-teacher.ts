import { parseTrainOptions, type TrainEvent } from '@raqam/artifact';
import { loadFile, loadRunFile, saveRunFile } from '@raqam/artifact/node';
import { RecipeError } from '../errors.ts';
import type { Teacher } from '../recipe/distill-targets.ts';
import { findDifference } from '../recipe/find-difference.ts';
import { recipeSpec } from '../recipe/recipe-spec.ts';
import { recordRun } from '../record-run.ts';
import { train } from '../train.ts';
import type { TrainRuntime } from '../train-runtime.ts';
import type { RecipeLoader } from './create-recipe-loader.ts';
import { loadRecipeFile } from './load-recipe-file.ts';
import { loadRecipeParts } from './load-recipe-parts.ts';

/** How a teacher is trained where there is none yet. */
export interface TeacherOptions extends Pick<TrainRuntime, 'signal'> {
  /** Called for each event of the teacher's own run. */
  readonly onTeacherEvent?: ((event: TrainEvent) => void) | undefined;
  /** Threads of the engine; never changes a result. @default as the teacher's recipe says */
  readonly workers?: number | undefined;
}

/**
 * The network that a recipe names as a teacher. Its run lies beside its recipe: `teacher.raqam` beside
 * `teacher.recipe.json`. Where that is missing, or is a run of another network, other options or other data, the
 * teacher is trained and its run is written there.
 *
 * @throws {RecipeError} When the teacher's recipe names a teacher itself, or is none.
 * @throws {RunFailedError} When its run failed.
 */
export async function loadTeacher(
  recipePath: string,
  loader: RecipeLoader,
  { onTeacherEvent, signal, workers }: TeacherOptions,
): Promise<Teacher> {
  const recipe = await loadRecipeFile(recipePath);
  if (recipe.distillation !== null) {
    throw new RecipeError(`${recipePath} names a teacher itself; expected one that learns from labels. Take another.`);
  }
  const spec = recipeSpec(recipe);
  const options = parseTrainOptions({ ...recipe.options, ...(workers !== undefined && { workers }) });
  const data = await loadRecipeParts(recipe, loader);
  const runPath = `${recipePath.replace(/(?:\.recipe)?\.json$/, '')}.raqam`;
  const found = (await loadFile(runPath)) && (await loadRunFile(runPath));
  const isSame = found && findDifference(found, recipe) === null;
  if (isSame && found.dataset.sha256 === (await data.train.digest())) return found;

  async function* tellEvents(events: AsyncIterable<TrainEvent>) {
    for await (const event of events) {
      onTeacherEvent?.(event);
      yield event;
    }
  }
  const run = await recordRun(tellEvents(train(spec, data, options, { signal })));
  signal?.throwIfAborted();
  await saveRunFile(runPath, run);
  return run;
}
