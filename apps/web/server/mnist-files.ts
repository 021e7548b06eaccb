import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MNIST_FILES } from '@raqam/dataset';

/** The address that the train page asks for MNIST before any other host. */
const PREFIX = '/data/mnist/';

/**
 * Answers for the four files of MNIST as mirrors serve them: `/data/mnist/train-images-idx3-ubyte.gz` and so on. A file
 * that lies unpacked in its folder is packed on the way.
 *
 * @param folder Where `findMnist` found them.
 * @returns Whether the request was for one of them, and is answered.
 */
export async function serveMnistFile(
  folder: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = MNIST_FILES.find((each) => pathname === `${PREFIX}${each}.gz`);
  if (file === undefined) return false;
  const plain = join(folder, file);
  const packedSize = await sizeOf(`${plain}.gz`);
  if (packedSize === null && (await sizeOf(plain)) === null) return false;
  // The page keeps the file itself once its digest is found right, so nothing else needs to.
  response.writeHead(200, {
    'Content-Type': 'application/gzip',
    'Cache-Control': 'no-store',
    ...(packedSize !== null && { 'Content-Length': packedSize }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return true;
  }
  try {
    if (packedSize !== null) await pipeline(createReadStream(`${plain}.gz`), response);
    else await pipeline(createReadStream(plain), createGzip(), response);
  } catch {
    // The reader went away, or the file was cut short under our hands: `pipeline` has closed the connection, which tells.
  }
  return true;
}

/** In bytes; `null` when there is no such file to be read. */
async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
