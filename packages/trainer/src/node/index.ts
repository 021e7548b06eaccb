/**
 * Checkpoints on a disk, under Node.
 * @packageDocumentation
 */
export { createFileCheckpointStore } from './create-file-checkpoint-store.ts';
