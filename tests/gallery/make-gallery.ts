import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { trainSmallRun } from '../train-small-run.ts';
import { launchBrowser } from '../web/browser.ts';
import { catalogText } from '../web/catalog-text.ts';
import { startSite } from '../web/start-site.ts';
import { describeGallery } from './describe-gallery.ts';
import { packPicture } from './pack-picture.ts';
import { type Picture, type Scene, type Stage, VIEWS, type ViewName } from './scene.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Takes a picture of every scene in each of its views, writes them into a folder with a page that shows them, and
 * removes what pictures the folder held before of other scenes.
 *
 * @param onPicture Told each picture as it is there.
 * @throws {Error} With the picture's name, when a scene cannot be brought about or its picture is too heavy.
 */
export async function makeGallery(
  folder: string,
  scenes: readonly Scene[],
  onPicture: (picture: Picture) => void,
): Promise<readonly Picture[]> {
  await mkdir(folder, { recursive: true });
  const [site, browser, runFile] = await Promise.all([startSite(), launchBrowser(), trainSmallRun({ seed: 1 })]);
  const pictures: Picture[] = [];
  try {
    for (const scene of scenes) {
      for (const view of scene.views ?? (Object.keys(VIEWS) as ViewName[])) {
        const fileName = `${scene.name}-${view}.webp`;
        try {
          const packed = await packPicture(await photograph(browser, site.url, scene, view, runFile));
          await writeWhole(join(folder, fileName), packed);
          pictures.push({ scene, view, fileName, sizeBytes: packed.length });
        } catch (error) {
          throw new Error(`makeGallery: ${fileName} could not be made.`, { cause: error });
        }
        onPicture(pictures[pictures.length - 1]);
      }
    }
  } finally {
    await browser.close();
    await site.stop();
  }
  await writeWhole(join(folder, 'README.md'), describeGallery(pictures));
  const kept = new Set(pictures.map(({ fileName }) => fileName));
  const others = (await readdir(folder)).filter((file) => file.endsWith('.webp') && !kept.has(file));
  await Promise.all(others.map((file) => rm(join(folder, file))));
  return pictures;
}

/** Opens a page, brings it into the scene's state and takes its picture, as long as the page is up to a limit. */
async function photograph(
  browser: Browser,
  url: string,
  { path, before, act, spoken = 'en-US', staysScrolled = false }: Scene,
  view: ViewName,
  runFile: Buffer,
): Promise<Buffer> {
  const { locale, theme, width, height, maxHeight, hasTouch } = VIEWS[view];
  const context = await browser.newContext({
    locale: spoken,
    timezoneId: 'UTC',
    colorScheme: theme,
    // Nothing is in motion, so that pictures do not depend on the moment.
    reducedMotion: 'reduce',
    viewport: { width, height },
    hasTouch,
  });
  try {
    const page = await context.newPage();
    const stage: Stage = { page, locale, text: (key) => catalogText(locale, key), runFile };
    await before?.(stage);
    await page.goto(path.startsWith('/') ? new URL(path, url).href : `${url}${locale}/${path}`, {
      waitUntil: 'networkidle',
    });
    await act?.(stage);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    const pageHeight = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(pageHeight, maxHeight) });
    if (!staysScrolled) await page.evaluate(() => scrollTo(0, 0));
    // A frame for what follows the size of the window.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return await page.screenshot();
  } finally {
    await context.close();
  }
}
