import type { DownloadProgress } from '@raqam/dataset';
import { formatNumber } from '@raqam/report';
import { LOCALE } from './locale.ts';

/** How the coming of bytes is told. */
export interface DownloadTeller {
  tell(progress: DownloadProgress): void;
  /** Ends a line that is still open; doing so again does nothing. */
  end(): void;
}

/** Tells people on stderr: one line that is written over on a terminal; elsewhere one line for each file. */
export function tellDownload(): DownloadTeller {
  let told = '';
  return {
    tell: ({ file, receivedBytes, totalBytes }) => {
      const line = process.stderr.isTTY
        ? `${file}  ${formatMegabytes(receivedBytes)}${totalBytes === null ? '' : ` of ${formatMegabytes(totalBytes)}`}`
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

/** Always megabytes with one digit behind the point, so that the figure grows without jumping about. */
function formatMegabytes(sizeBytes: number): string {
  return `${formatNumber(sizeBytes / 1e6, LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}
