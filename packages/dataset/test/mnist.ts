import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MNIST_FILES } from '@raqam/dataset';
import { dataDirectories } from '@raqam/dataset/node';

/** The folder of MNIST on this machine, looked for as a user's program does; `null` where there is none. */
export const mnistFolder: string | null =
  (await dataDirectories())
    .map((directory) => join(directory, 'mnist'))
    .find((folder) => MNIST_FILES.every((file) => existsSync(join(folder, `${file}.gz`)))) ?? null;
