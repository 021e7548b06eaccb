/**
 * Data sets from files, folders and downloads, for Node.
 * @packageDocumentation
 */
export { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
export { type LoadedMnist, loadDataset } from './load-dataset.ts';
