import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser', 'chrome'];

/** What a browser without a desktop needs. Nobody is asked to give up the sandbox who need not: see `browserOptions`. */
const FLAGS_WITHOUT_DESKTOP = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine: what CHROME_PATH names, else the first found on the PATH, else `null`. */
export function findBrowser(): string | null {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find(isExecutable) ?? null;
}

/**
 * How the Chromium of this machine is started. As root, which Chromium's sandbox refuses, and in CI it gets the flags
 * that such machines need.
 *
 * @throws {Error} When there is no browser; ask `findBrowser` first.
 */
export function browserOptions() {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error(
      'browserOptions: no browser found; expected CHROME_PATH, or chromium or google-chrome on the PATH.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  const args = isRoot || process.env['CI'] ? FLAGS_WITHOUT_DESKTOP : [];
  return { executablePath, chromiumSandbox: !isRoot, args } as const;
}

/**
 * Starts the Chromium of this machine, without a window and with a new, empty profile.
 *
 * @throws {Error} When there is no browser; ask `findBrowser` first.
 */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch(browserOptions());
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
