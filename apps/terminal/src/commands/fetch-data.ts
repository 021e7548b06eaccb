import { constants } from 'node:os';
import type { DownloadProgress } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';
import { InterruptedError, UsageError } from '../command-error.ts';
import { describeDataset } from './describe-dataset.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
  const stop = new AbortController();
  const onSignal = (signal: (typeof SIGNALS)[number]) => {
    const message = 'stopped; what has arrived is kept. Run raqam data fetch mnist again to go on.';
    stop.abort(new InterruptedError(message, 128 + constants.signals[signal]));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const progress = jsonl ? tellEvents() : tellPeople();
  try {
    const loaded = await loadDataset('mnist', {
      onProgress: (each) => progress.tell(each),
      signal: stop.signal,
      ...(mirrors && { mirrors }),
    });
    progress.end();
    const description = await describeDataset(loaded);
    if (jsonl) writeLine({ event: 'done', ...description });
    else process.stdout.write(json ? `${JSON.stringify(description, null, 2)}\n` : `mnist is in ${loaded.origin}\n`);
  } finally {
    progress.end();
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

/** How the coming of bytes is told. */
interface ProgressTeller {
  tell(progress: DownloadProgress): void;
  /** Ends a line that is still open; doing so again does nothing. */
  end(): void;
}

function tellEvents(): ProgressTeller {
  return {
    tell: (progress) => writeLine({ event: 'progress', ...progress }),
    end: () => {},
  };
}

/** One line that is written over on a terminal; elsewhere one line for each file. */
function tellPeople(): ProgressTeller {
  let told = '';
  return {
    tell: ({ file, receivedBytes, totalBytes }) => {
      const line = process.stderr.isTTY
        ? `${file}  ${megabytes(receivedBytes)}${totalBytes === null ? '' : ` of ${megabytes(totalBytes)}`}`
        : file;
      if (line === told) return;
      process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      told = line;
    },
    end: () => {
      if (told !== '' && process.stderr.isTTY) process.stderr.write('\n');
      told = '';
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function writeLine(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
