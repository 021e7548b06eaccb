import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MNIST_FILES } from '@raqam/dataset';
import { findMnist } from '@raqam/dataset/node';

const folder = await findMnist();
const isGzipped = folder !== null && MNIST_FILES.every((file) => existsSync(join(folder, `${file}.gz`)));

/** The folder of MNIST on this machine, where its files are gzipped as mirrors serve them; else `null`. */
export const mnistFolder: string | null = isGzipped ? folder : null;
