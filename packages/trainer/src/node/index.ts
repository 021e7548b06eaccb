/**
 * Checkpoints, models, tables and recipes on a disk, under Node.
 * @packageDocumentation
 */
export { createFileCheckpointStore } from './create-file-checkpoint-store.ts';
export { createFileCsvLogger } from './create-file-csv-logger.ts';
export { createFileModelCheckpoint } from './create-file-model-checkpoint.ts';
export type { DrawingProgress, HeldOutStrokes, LoadRecipeOptions } from './create-recipe-loader.ts';
export { exportRecipe } from './export-recipe.ts';
export { loadHeldOut, loadRecipeData } from './load-recipe-data.ts';
export { loadRecipeFile } from './load-recipe-file.ts';
export type { HeldOutData, RecipeData } from './load-recipe-parts.ts';
export type { TeacherOptions } from './load-teacher.ts';
export { trainRecipe } from './train-recipe.ts';
