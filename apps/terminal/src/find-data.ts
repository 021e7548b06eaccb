import { findMnist } from '@raqam/dataset/node';
import { shortPath } from './short-path.ts';

/** One set of digits and where it is; what a first screen shows. */
export interface DataPlace {
  readonly name: string;
  readonly isFound: boolean;
  /** A folder, or in a few words what there is instead. */
  readonly where: string;
}

/** Looks for MNIST in the search path, without reading it. A search that fails is told in its place: it stops nothing. */
export async function findData(): Promise<readonly DataPlace[]> {
  return [await findMnistPlace(), { name: 'synthetic', isFound: true, where: 'made from a seed' }];
}

async function findMnistPlace(): Promise<DataPlace> {
  const name = 'mnist';
  try {
    const folder = await findMnist();
    if (folder === null) return { name, isFound: false, where: 'run: raqam data fetch mnist' };
    return { name, isFound: true, where: shortPath(folder) };
  } catch (error) {
    return { name, isFound: false, where: error instanceof Error ? error.message : String(error) };
  }
}
