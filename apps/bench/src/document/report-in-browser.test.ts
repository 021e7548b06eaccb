import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium/find-chromium.ts';
import { exampleReport } from './example-report.ts';
import { renderHtml } from './render-html.tsx';

const executablePath = findChromium();

describe.skipIf(executablePath === null)('a report in Chromium (needs Chromium)', () => {
  let browser: Browser;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    const isRoot = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      chromiumSandbox: !isRoot,
      args: ['--disable-gpu'],
    });
    folder = await mkdtemp(join(tmpdir(), 'raqam-report-'));
    const file = join(folder, 'report.html');
    await writeFile(file, await renderHtml(exampleReport));
    url = pathToFileURL(file).href;
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing to object to: %s', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    await context.close();
  });

  test.each([360, 768, 1280])('nothing reaches beyond a window of %i pixels, and nothing is fetched', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url().slice(0, 5)));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const outside = await page.evaluate(() =>
      Array.from(document.querySelectorAll('svg text'))
        .filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1;
        })
        .map((text) => text.textContent),
    );
    expect(outside).toEqual([]);
    expect(requests.filter((start) => start !== 'file:' && start !== 'data:')).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
