/**
 * Models and runs on a disk, under Node: saved whole or not at all.
 * @packageDocumentation
 */
export { loadFile, saveFile } from './file-storage.ts';
export { loadModelArtifact, saveModelArtifact } from './model-artifact-storage.ts';
export { loadRunFile, saveRunFile } from './run-file-storage.ts';
export { StorageError } from './storage-error.ts';
