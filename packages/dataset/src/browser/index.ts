/**
 * Data sets for pages and workers, kept in the browser's cache.
 * @packageDocumentation
 */
export { forgetKeptFiles } from './forget-kept-files.ts';
export { isMnistKept } from './is-mnist-kept.ts';
export { type LoadDatasetOptions, loadDataset } from './load-dataset.ts';
export { type DatasetFiles, openDataset } from './open-dataset.ts';
