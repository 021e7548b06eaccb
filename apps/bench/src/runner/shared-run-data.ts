import type { InputContract } from '@raqam/artifact';
import { Dataset } from '@raqam/dataset';
import type { RunData } from './run-data.ts';

/** {@link RunData} in memory that threads share: sent to any number of them, it is there once. */
export interface SharedRunData {
  readonly train: SharedDataset;
  readonly test: SharedDataset | null;
  readonly inputContract: InputContract | null;
}

interface SharedDataset {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly images: Uint8Array<SharedArrayBuffer>;
  readonly labels: Uint8Array<SharedArrayBuffer>;
}

/** Copies data once into memory that threads share. */
export function shareRunData({ inputContract, test, train }: RunData): SharedRunData {
  return { train: shareDataset(train), test: test && shareDataset(test), inputContract };
}

/** The data again, as views of the shared memory. */
export function openRunData({ inputContract, test, train }: SharedRunData): RunData {
  return { train: new Dataset(train), test: test && new Dataset(test), inputContract };
}

function shareDataset({ height, images, labels, name, width }: Dataset): SharedDataset {
  return { name, height, width, images: shareBytes(images), labels: shareBytes(labels) };
}

function shareBytes(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
