import { loadDataset } from '@raqam/dataset/node';
import { UsageError } from '../command-error.ts';
import { listenForInterruption } from '../interruption.ts';
import { type DownloadTeller, tellDownload } from '../tell-download.ts';
import { describeDataset } from './describe-dataset.ts';

/** What was asked for on the command line. */
export interface FetchDataOptions {
  /** Addresses of folders that hold the files. @default the public mirrors */
  readonly mirror?: readonly string[];
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

/**
 * Downloads a data set into the user's cache, unless it is already found. What a stopped download has brought is kept,
 * and the next one goes on from there.
 *
 * With `jsonl` stdout carries one event a line: any number of `{ "event": "progress", file, receivedBytes, totalBytes }`,
 * then `{ "event": "done", … }` with what `raqam data --json` tells of the set. Otherwise progress goes to stderr.
 *
 * @throws {UsageError} When the name is not of a set that can be downloaded, or a mirror is no address.
 * @throws {InterruptedError} On Ctrl-C or a signal.
 */
export async function fetchData(
  name: string,
  { mirror: mirrors, json = false, jsonl = false }: FetchDataOptions,
): Promise<void> {
  if (name !== 'mnist') {
    throw new UsageError(
      `received the data set "${name}"; expected mnist. raqam data lists what is found without a download.`,
    );
  }
  if (json && jsonl) {
    throw new UsageError('received --json and --jsonl; expected one of them. --jsonl ends with what --json prints.');
  }
  for (const mirror of mirrors ?? []) {
    if (URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol)) continue;
    throw new UsageError(`received the mirror "${mirror}"; expected an address such as https://example.org/mnist/.`);
  }
  const interruption = listenForInterruption(
    'stopped; what has arrived is kept. Run raqam data fetch mnist again to go on.',
  );
  const progress = jsonl ? tellEvents() : tellDownload();
  try {
    const loaded = await loadDataset('mnist', {
      onProgress: (each) => progress.tell(each),
      signal: interruption.signal,
      ...(mirrors && { mirrors }),
    });
    progress.end();
    const description = await describeDataset(loaded);
    if (jsonl) writeLine({ event: 'done', ...description });
    else process.stdout.write(json ? `${JSON.stringify(description, null, 2)}\n` : `mnist is in ${loaded.origin}\n`);
  } finally {
    progress.end();
    interruption.close();
  }
}

function tellEvents(): DownloadTeller {
  return {
    tell: (progress) => writeLine({ event: 'progress', ...progress }),
    end: () => {},
  };
}

function writeLine(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
