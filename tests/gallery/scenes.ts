import type { Page } from 'playwright-core';
import { drawSeven, onPad } from '../web/draw-on-pad.ts';
import type { Scene, Stage, ViewName } from './scene.ts';

/** For states that differ from others in a line or two. */
const TWO: readonly ViewName[] = ['desk-light', 'hand-light-fr'];
const OTHER_TWO: readonly ViewName[] = ['hand-dark', 'desk-dark-ar'];

/** Every state of every page that people should have looked at. */
export const SCENES: readonly Scene[] = [
  { name: 'choose', title: 'The choice of a language', path: '/', spoken: 'de-DE', views: ['desk-light'] },
  { name: 'home-empty', title: 'Draw: nothing drawn yet', path: '', views: TWO },
  { name: 'home-read', title: 'Draw: a 7, read', path: '', act: drawAndRead },
  {
    name: 'home-number',
    title: 'Draw: two digits, read as a number',
    path: '',
    act: async (stage) => {
      await drawLine(stage.page, [
        [0.25, 0.2],
        [0.25, 0.8],
      ]);
      await drawLine(stage.page, [
        [0.5, 0.25],
        [0.8, 0.25],
        [0.6, 0.8],
      ]);
      await waitForBars(stage);
    },
    views: TWO,
  },
  {
    name: 'home-scribble',
    title: 'Draw: a scribble, which is no digit',
    path: '',
    act: async (stage) => {
      const corners = Array.from({ length: 12 }, (_, i) => [0.1 + 0.07 * i, i % 2 === 0 ? 0.1 : 0.9] as const);
      await drawLine(stage.page, corners);
      await waitForBars(stage);
    },
    views: OTHER_TWO,
  },
  {
    name: 'home-failing',
    title: 'Draw: the network cannot be loaded',
    path: '',
    before: refuseWorkers,
    act: async ({ page }) => {
      await drawSeven(page);
      await page.getByRole('alert').filter({ visible: true }).first().waitFor();
    },
    views: TWO,
  },
  {
    name: 'keys',
    title: 'The list of keys',
    path: '',
    act: async ({ page }) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByRole('row').first().waitFor();
    },
    views: ['desk-light', 'desk-dark-ar'],
  },
  { name: 'learn', title: 'Learn: the overview', path: 'learn/' },
  { name: 'learn-neurons', title: 'Learn: neurons', path: 'learn/neurons/' },
  { name: 'learn-convolution', title: 'Learn: convolution', path: 'learn/convolution/' },
  { name: 'learn-probabilities', title: 'Learn: probabilities', path: 'learn/probabilities/' },
  { name: 'learn-cnn-blank', title: 'Look inside: nothing drawn yet', path: 'learn/cnn/', views: OTHER_TWO },
  { name: 'learn-cnn', title: 'Look inside: a 7 in every layer', path: 'learn/cnn/', act: drawAndLook },
  {
    name: 'learn-cnn-missing',
    title: 'Look inside: a run that is not here',
    path: 'learn/cnn/?network=run:nothing',
    views: TWO,
  },
  { name: 'learn-figures', title: 'Learn: the figures of the report', path: 'learn/figures/' },
  { name: 'learn-applications', title: 'Learn: uses of such networks', path: 'learn/applications/' },
  { name: 'learn-glossary', title: 'Learn: the glossary', path: 'learn/glossary/', views: TWO },
  { name: 'train', title: 'Train: the settings', path: 'train/' },
  {
    name: 'train-done',
    title: 'Train: a training that is finished',
    path: 'train/?limit=3000&epochs=4',
    act: trainToEnd,
  },
  {
    name: 'train-asking',
    title: 'Train: no digits at hand',
    path: 'train/',
    before: hideMnist,
    act: async ({ page, text }) => {
      await page.getByRole('button', { name: text('training.start'), exact: true }).click();
      await page.getByRole('button', { name: text('digits.synthetic') }).waitFor();
    },
    views: TWO,
  },
  {
    name: 'train-faulty',
    title: 'Train: layers that do not fit',
    path: 'train/',
    act: async ({ page, text }) => {
      const name = text('training.removeLayer').replace('{name}', 'flatten');
      await page.getByRole('button', { name }).click();
      await page.getByRole('button', { name }).waitFor({ state: 'detached' });
    },
    views: OTHER_TWO,
  },
  { name: 'results-empty', title: 'Results: no run yet', path: 'results/', views: TWO },
  { name: 'results-run', title: 'Results: a run', path: 'results/', act: openRun },
  {
    name: 'results-judged',
    title: 'Results: every test image that a network reads',
    path: 'results/',
    act: openAndJudge,
    staysScrolled: true,
    views: TWO,
  },
  {
    name: 'results-failing',
    title: 'Results: a file that is no run',
    path: 'results/',
    act: async ({ page }) => {
      await chooseFile(page, 'holiday.raqam', Buffer.from('not a run'));
      await page.locator('main output bdi[lang="en"]').waitFor();
    },
    views: OTHER_TWO,
  },
  {
    name: 'results-compare',
    title: 'Results: two networks compared',
    path: 'results/compare/',
    act: compareShipped,
    views: TWO,
  },
  {
    name: 'results-labels',
    title: 'Results: labels in doubt',
    path: 'results/labels/',
    act: waitForInk,
  },
  { name: 'data', title: 'Data: before a choice', path: 'data/', views: TWO },
  { name: 'data-mnist', title: 'Data: MNIST', path: 'data/', act: (stage) => openDigits(stage, 'mnist') },
  {
    name: 'data-synthetic',
    title: 'Data: synthetic digits',
    path: 'data/',
    act: (stage) => openDigits(stage, 'synthetic'),
    views: OTHER_TWO,
  },
  {
    name: 'data-failing',
    title: 'Data: files that are no digits',
    path: 'data/',
    act: async ({ page, text }) => {
      await page.getByRole('radio', { name: text('dataDesk.sources.files') }).check();
      await chooseFile(page, '7.png', Buffer.from('<!doctype html><p>not a picture</p>'));
      await page
        .getByRole('region', { name: text('dataDesk.refused') })
        .getByRole('listitem')
        .waitFor();
    },
    views: TWO,
  },
  { name: 'practice', title: 'Practice', path: 'practice/' },
  { name: 'recognizer', title: 'For programs', path: 'recognizer/' },
  { name: 'about', title: 'About', path: 'about/' },
  {
    name: 'not-found',
    title: 'An address that leads nowhere',
    path: '/en/nothing/',
    views: ['desk-light', 'hand-dark'],
  },
];

async function refuseWorkers({ page }: Stage): Promise<void> {
  await page.route('**/*worker*.js', (route) => route.abort());
}

async function hideMnist({ page }: Stage): Promise<void> {
  await page.context().route('**/data/mnist/**', (route) => route.fulfill({ status: 404 }));
}

/** Draws one stroke by mouse through places of the pad. */
async function drawLine(page: Page, places: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const [first, ...others] = places;
  await page.mouse.move(...(await onPad(page, ...first)));
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...(await onPad(page, ...place)), { steps: 6 });
  await page.mouse.up();
}

async function waitForBars({ page, text }: Stage): Promise<void> {
  await page
    .getByRole('listbox', { name: text('reading.bars') })
    .getByText('%')
    .first()
    .waitFor();
}

/** Draws a 7 and waits until all that is shown of it has come. */
async function drawAndRead(stage: Stage): Promise<void> {
  await drawSeven(stage.page);
  await waitForBars(stage);
}

async function drawAndLook({ page }: Stage): Promise<void> {
  await drawSeven(page);
  await page.locator('main canvas').nth(3).waitFor();
}

async function trainToEnd({ page, text }: Stage): Promise<void> {
  await page.getByRole('button', { name: text('training.start'), exact: true }).click();
  await page.getByRole('link', { name: text('training.seeResults') }).waitFor({ timeout: 60_000 });
}

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function openRun({ page, text, runFile }: Stage): Promise<void> {
  await chooseFile(page, 'first-run.raqam', runFile);
  await page.getByRole('table', { name: text('runs.facts') }).waitFor();
}

async function openAndJudge(stage: Stage): Promise<void> {
  const { page, text } = stage;
  await openRun(stage);
  const run = page.getByRole('article', { name: 'first-run' });
  await run.getByRole('button', { name: text('judge.start') }).click();
  await run.getByText(text('judge.classes')).waitFor({ timeout: 60_000 });
  await run
    .getByRole('grid')
    .first()
    .evaluate((grid) => grid.scrollIntoView());
}

async function compareShipped({ page, text }: Stage): Promise<void> {
  await page.getByRole('button', { name: text('compare.start') }).click();
  await page.getByText(text('compare.how')).waitFor({ timeout: 120_000 });
}

/** Waits until the first canvas shows more than paper. */
async function waitForInk({ page }: Stage): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('main canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels !== undefined && new Set(new Uint32Array(pixels.data.buffer)).size > 2;
  });
}

async function openDigits({ page, text }: Stage, source: 'mnist' | 'synthetic'): Promise<void> {
  await page.getByRole('radio', { name: text(`dataDesk.sources.${source}`), exact: true }).check();
  await page.locator('main canvas').nth(20).waitFor({ timeout: 60_000 });
}
