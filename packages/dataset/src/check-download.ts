import { checkMnistDigest } from './check-mnist-digest.ts';
import { DownloadError } from './errors.ts';
import { gunzip } from './gzip.ts';
import { looksLikeMarkup } from './looks-like-markup.ts';
import type { MnistFile } from './mnist.ts';

/**
 * Unpacks what a server sent for a file of MNIST and holds it against the published digest.
 *
 * @param url Where it is from; used in errors only.
 * @returns The uncompressed file.
 * @throws {DownloadError} `URL: a web page was served in place of the data. …`
 * @throws {GzipFormatError | DigestError} When the content is damaged or another.
 */
export async function checkDownload(
  file: MnistFile,
  received: Uint8Array<ArrayBuffer>,
  url: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (looksLikeMarkup(received)) {
    throw new DownloadError(
      `${url}: a web page was served in place of the data. A portal may ask you to sign in; open the address in a browser.`,
    );
  }
  const content = await gunzip(received, url);
  await checkMnistDigest(file, content, url);
  return content;
}
