/**
 * Checkpoints, models and tables on a disk, under Node.
 * @packageDocumentation
 */
export { createFileCheckpointStore } from './create-file-checkpoint-store.ts';
export { createFileCsvLogger } from './create-file-csv-logger.ts';
export { createFileModelCheckpoint } from './create-file-model-checkpoint.ts';
