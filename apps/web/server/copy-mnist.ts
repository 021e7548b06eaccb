import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MNIST_FILES } from '@raqam/dataset';

/**
 * Copies MNIST into an exported site, gzipped, where its pages ask for it: `data/mnist/` in the site's folder. A host of
 * plain files then serves it, too, and no visitor has to ask another host.
 *
 * @param mnistFolder Where `findMnist` found the four files, gzipped or not.
 * @param siteFolder The exported site.
 */
export async function copyMnist(mnistFolder: string, siteFolder: string): Promise<void> {
  const target = join(siteFolder, 'data', 'mnist');
  await mkdir(target, { recursive: true });
  await Promise.all(MNIST_FILES.map((file) => copyGzipped(join(mnistFolder, file), join(target, `${file}.gz`))));
}

/** Beside its place first, then renamed: a build that is broken off leaves no half of a file that looks whole. */
async function copyGzipped(plain: string, target: string): Promise<void> {
  const beside = `${target}.${process.pid}.tmp`;
  const isPacked = await access(`${plain}.gz`).then(
    () => true,
    () => false,
  );
  if (isPacked) await pipeline(createReadStream(`${plain}.gz`), createWriteStream(beside));
  else await pipeline(createReadStream(plain), createGzip(), createWriteStream(beside));
  await rename(beside, target);
}
