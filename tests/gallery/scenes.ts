import { drawSeven } from '../web/draw-on-pad.ts';
import type { Scene, Stage } from './scene.ts';

/** Every state of every page that people should have looked at. */
export const SCENES: readonly Scene[] = [
  { name: 'choose', title: 'The choice of a language', path: '/', views: ['desk-light'] },
  { name: 'home-empty', title: 'Draw: nothing drawn yet', path: '' },
  { name: 'home-read', title: 'Draw: a 7, read', path: '', act: drawAndRead },
  {
    name: 'home-failing',
    title: 'Draw: the network cannot be loaded',
    path: '',
    before: async ({ page }) => {
      await page.route('**/*worker*.js', (route) => route.abort());
    },
    act: async ({ page }) => {
      await drawSeven(page);
      await page.getByRole('alert').first().waitFor();
    },
    views: ['desk-light', 'hand-light-fr'],
  },
  { name: 'learn', title: 'Learn', path: 'learn/' },
  { name: 'train', title: 'Train: the settings', path: 'train/' },
  { name: 'results-empty', title: 'Results: no run yet', path: 'results/' },
  { name: 'results-run', title: 'Results: a run', path: 'results/', act: openRun },
  {
    name: 'results-failing',
    title: 'Results: a file that is no run',
    path: 'results/',
    act: async ({ page }) => {
      await chooseFile(page, 'holiday.raqam', Buffer.from('not a run'));
      await page.getByText('holiday.raqam').first().waitFor();
    },
    views: ['desk-light', 'hand-light-fr'],
  },
  { name: 'data', title: 'Data', path: 'data/' },
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

/** Draws a 7 and waits until all that is shown of it has come. */
async function drawAndRead({ page, text }: Stage): Promise<void> {
  await drawSeven(page);
  await page
    .getByRole('listbox', { name: text('reading.bars') })
    .getByText('%')
    .first()
    .waitFor();
}

async function chooseFile(page: Stage['page'], name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function openRun({ page, runFile }: Stage): Promise<void> {
  await chooseFile(page, 'first-run.raqam', runFile);
  await page.getByRole('grid').first().waitFor();
}
