import type { Browser } from 'playwright-core';

/**
 * Starts a Chromium without a window and with a new, empty profile; as root, which its sandbox refuses, without one.
 *
 * @param executablePath As `findChromium` finds it.
 */
export async function launchChromium(executablePath: string): Promise<Browser> {
  // Half a second to load, which no other benchmark shall wait for.
  const { chromium } = await import('playwright-core');
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath, chromiumSandbox: !isRoot, args: ['--disable-gpu'] });
}
