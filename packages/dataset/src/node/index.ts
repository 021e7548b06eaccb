/**
 * Data sets from files, folders and downloads, for Node.
 * @packageDocumentation
 */
export { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
export type { DownloadOptions } from './download-file.ts';
export { type DownloadMnistOptions, downloadMnist } from './download-mnist.ts';
export { findMnist } from './find-mnist.ts';
export { findStrokes } from './find-strokes.ts';
export { listDatasets } from './list-datasets.ts';
export { type LoadDatasetOptions, type LoadedDatasetWithTest, loadDataset } from './load-dataset.ts';
export { type DatasetPaths, openDataset } from './open-dataset.ts';
export { readStrokeFile } from './read-stroke-file.ts';
export { saveDataset } from './save-dataset.ts';
