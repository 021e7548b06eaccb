/**
 * Data sets for pages and workers, kept in the browser's cache.
 * @packageDocumentation
 */
export { type LoadDatasetOptions, loadDataset } from './load-dataset.ts';
export { type DatasetFiles, openDataset } from './open-dataset.ts';
