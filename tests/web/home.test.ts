// What can be done on the first page besides drawing one digit: numbers, pictures, links, corrections, the steps between.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven, findPad, onPad, SEVEN } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';

/** A page on a busy machine. */
const PATIENCE = { timeout: 10_000 };

/** A 7 by a felt pen on paper that lies half in the shade, as a phone takes it. */
async function photographSeven(): Promise<Buffer> {
  const points = SEVEN.map(([x, y]) => `${1200 * x},${900 * y}`).join(' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <linearGradient id="shade"><stop stop-color="#9a948a"/><stop offset="1" stop-color="#efebe2"/></linearGradient>
    <rect width="1200" height="900" fill="url(#shade)"/>
    <polyline points="${points}" fill="none" stroke="#2b3350" stroke-width="34" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

describe.skipIf(findBrowser() === null)('the first page in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;
  let photo: Buffer;
  let blank: Buffer;

  beforeAll(async () => {
    const paper = sharp({ create: { width: 300, height: 200, channels: 3, background: '#e8e4da' } });
    [site, browser, photo, blank] = await Promise.all([
      startSite(),
      launchBrowser(),
      photographSeven(),
      paper.png().toBuffer(),
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const visit = (path: string, act: Visit, options?: BrowserContextOptions) =>
    visitPage(browser, site.url + path, act, options);

  const answer = (page: Page) => page.getByRole('region', { name: 'The answer' });

  /** Expects what is read, in large letters. */
  async function expectAnswer(page: Page, text: string): Promise<void> {
    await expect.poll(() => answer(page).locator('p').allTextContents(), PATIENCE).toEqual([text]);
  }

  async function drawLine(page: Page, ...places: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const [start, ...rest] = places;
    if (start === undefined) return;
    await page.mouse.move(...(await onPad(page, ...start)));
    await page.mouse.down();
    for (const place of rest) await page.mouse.move(...(await onPad(page, ...place)), { steps: 6 });
    await page.mouse.up();
  }

  const numStrokes = (page: Page) => findPad(page).locator('path[stroke-width]').count();

  test('the small network answers first; the accurate one takes over and reads the same drawing', () =>
    visit('en/', async (page) => {
      const network = answer(page).getByRole('definition').last();
      const names = await page.evaluateHandle(() => {
        const seen: (string | null)[] = [];
        new MutationObserver(() => {
          const name = [...document.querySelectorAll('dd')].at(-1)?.textContent ?? null;
          if (name !== null && name !== seen.at(-1)) seen.push(name);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
        return seen;
      });
      await drawSeven(page);
      await expectAnswer(page, '7');
      await expect.poll(() => network.textContent(), PATIENCE).toBe('accurate');
      expect(await names.jsonValue()).toEqual(['small', 'accurate']);
      await expectAnswer(page, '7');
    }));

  test('the eraser cuts a stroke in two; undo and redo go through every act, by button and by key', () =>
    visit('en/', async (page) => {
      await drawSeven(page);
      await page.getByRole('button', { name: 'Eraser' }).click();
      await drawLine(page, [0.4, 0.5], [0.8, 0.5]);
      expect(await numStrokes(page)).toBe(2);
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await numStrokes(page)).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await numStrokes(page)).toBe(2);
      await findPad(page).press('Control+z');
      expect(await numStrokes(page)).toBe(1);
      await findPad(page).press('Control+Shift+z');
      expect(await numStrokes(page)).toBe(2);
      await page.getByRole('button', { name: 'Redo' }).click();
      expect(await numStrokes(page)).toBe(0);
      // With the pen again, made wider by key.
      await findPad(page).press('e');
      expect(await page.getByRole('button', { name: 'Eraser' }).getAttribute('aria-pressed')).toBe('false');
      await findPad(page).press('+');
      await drawSeven(page);
      expect(await findPad(page).locator('path[stroke-width]').getAttribute('stroke-width')).toBe('22');
      await expectAnswer(page, '7');
    }));

  test('once a pen was seen, fingers do not draw', () =>
    visit('en/', async (page) => {
      const touch = async (pointerType: 'pen' | 'touch', size: number) => {
        const [x, y] = await onPad(page, 0.5, 0.5);
        const event = {
          pointerType,
          isPrimary: true,
          pointerId: 1,
          button: 0,
          width: size,
          height: size,
          bubbles: true,
        };
        await findPad(page).evaluate(
          (sheet, { clientX, clientY, ...rest }) => {
            // A pointer that a program made cannot be captured.
            sheet.setPointerCapture = () => {};
            sheet.dispatchEvent(new PointerEvent('pointerdown', { ...rest, clientX, clientY }));
            sheet.dispatchEvent(new PointerEvent('lostpointercapture', rest));
          },
          { ...event, clientX: x, clientY: y },
        );
      };
      await touch('touch', 20);
      expect(await numStrokes(page)).toBe(1);
      await touch('touch', 120);
      expect(await numStrokes(page)).toBe(1);
      await touch('pen', 1);
      await touch('touch', 20);
      expect(await numStrokes(page)).toBe(2);
    }));

  test('several digits are read as a number, each with its box, its image and its probabilities', () =>
    visit('en/', async (page) => {
      await drawLine(page, [0.08, 0.3], [0.3, 0.3], [0.16, 0.75]);
      await drawLine(page, [0.5, 0.28], [0.5, 0.75]);
      await drawLine(page, [0.7, 0.3], [0.92, 0.3], [0.78, 0.75]);
      await expectAnswer(page, '717');
      expect(await answer(page).getByRole('definition').first().textContent()).toBe('a number');
      expect(await findPad(page).locator('g rect').count()).toBe(3);
      await page.getByRole('button', { name: /^Digit 2: 1, \d+\.\d%$/ }).click();
      const best = page.getByRole('listbox', { name: 'Ten probabilities' }).locator('[data-best="true"]');
      expect(await best.textContent()).toMatch(/^1\d+\.\d%$/);
      await checkAccessibility(page);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expectAnswer(page, '71');
    }));

  test('a link carries the drawing, which is read where it is opened; one that was cut short says so', async () => {
    let link = '';
    await visit(
      'en/',
      async (page) => {
        await drawSeven(page);
        await page.getByRole('button', { name: 'Copy a link to this drawing' }).click();
        await expect.poll(() => page.getByText(/^Copied\./).isVisible(), PATIENCE).toBe(true);
        link = await page.evaluate(() => navigator.clipboard.readText());
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    expect(link).toMatch(/\/en\/#d=[\w-]{8,60}$/);
    const fragment = link.slice(link.indexOf('#'));
    await visit(`en/${fragment}`, async (page) => {
      await expectAnswer(page, '7');
      expect(page.url()).toBe(`${site.url}en/`);
      await page.reload();
      await expectAnswer(page, '7');
    });
    await visit(`fr/${fragment.slice(0, -2)}`, async (page) => {
      await expect
        .poll(() => page.getByRole('alert').allTextContents(), PATIENCE)
        .toContainEqual(expect.stringMatching(/^Le lien ne contenait pas de dessin entier/));
      await checkAccessibility(page);
    });
  });

  describe('a picture', () => {
    test('that is chosen is read in the place of the drawing, which comes back', () =>
      visit('en/', async (page) => {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Read a picture' }).click();
        await (await chooser).setFiles({ name: 'seven.jpg', mimeType: 'image/jpeg', buffer: photo });
        await expectAnswer(page, '7');
        expect(await page.getByRole('img', { name: 'Your picture, 1200 by 900 pixels' }).isVisible()).toBe(true);
        await checkAccessibility(page);
        await page.getByRole('button', { name: 'Back to the pad' }).click();
        await expectAnswer(page, 'Draw, and the answer stands here.');
        await drawSeven(page);
        await expectAnswer(page, '7');
      }));

    test.each(['paste', 'drop'] as const)('is taken by %s, and what is none is told apart', (type) =>
      visit('en/', async (page) => {
        const give = (content: readonly number[], name: string) =>
          page.evaluate(
            ([kind, bytes, fileName]) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([new Uint8Array(bytes)], fileName));
              const init = { bubbles: true, cancelable: true };
              const event =
                kind === 'paste'
                  ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
                  : new DragEvent('drop', { ...init, dataTransfer: transfer });
              document.body.dispatchEvent(event);
            },
            [type, content, name] as const,
          );
        await give([...Buffer.from('<!doctype html><p>7</p>')], 'seven.png');
        await expect
          .poll(() => page.getByRole('alert').allTextContents(), PATIENCE)
          .toContainEqual(expect.stringMatching(/seven\.png.* is .*HTML/i));
        await give([...photo], 'seven.jpg');
        await expectAnswer(page, '7');
        await give([...blank], 'blank.png');
        await expectAnswer(
          page,
          'Nothing here stands out as a digit. Write larger, or take the picture closer and in even light.',
        );
      }),
    );

    test('is taken by the camera, which is asked for by a click and let go after the picture', () =>
      visit('en/', async (page) => {
        // A camera that sees the photograph.
        const track = await page.evaluateHandle(
          async (jpeg) => {
            const bitmap = await createImageBitmap(new Blob([new Uint8Array(jpeg)]));
            const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 });
            const context = canvas.getContext('2d');
            const draw = () => context?.drawImage(bitmap, 0, 0);
            draw();
            setInterval(draw, 50);
            const stream = canvas.captureStream();
            navigator.mediaDevices.getUserMedia = async () => stream;
            return stream.getVideoTracks()[0];
          },
          [...photo],
        );
        await page.getByRole('button', { name: 'Use the camera' }).click();
        await page.getByRole('button', { name: 'Take the picture' }).click();
        await expectAnswer(page, '7');
        expect(await track.evaluate((each) => each?.readyState)).toBe('ended');
      }));

    test('cannot come from a camera that is refused, and the page says what to do', () =>
      visit('en/', async (page) => {
        await page.evaluate(() => {
          navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException('refused', 'NotAllowedError');
          };
        });
        await page.getByRole('button', { name: 'Use the camera' }).click();
        await expect
          .poll(() => page.getByRole('alert').allTextContents(), PATIENCE)
          .toContainEqual(expect.stringMatching(/does not let this page use the camera\. Allow it/));
        await page.getByRole('button', { name: 'Back to the pad' }).click();
        await findPad(page).waitFor();
      }));
  });

  test('what a drawing really was is kept on the device, and can be forgotten', () =>
    visit('en/', async (page) => {
      const count = () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve, reject) => {
              const opening = indexedDB.open('raqam-corrections', 1);
              opening.onerror = () => reject(new Error('not opened'));
              opening.onsuccess = () => {
                const counting = opening.result.transaction('corrections').objectStore('corrections').count();
                counting.onsuccess = () => {
                  opening.result.close();
                  resolve(counting.result);
                };
              };
            }),
        );
      await drawSeven(page);
      await expectAnswer(page, '7');
      await page.getByText('Was it another digit?').click();
      await page.getByRole('group', { name: 'It was a …' }).getByRole('button', { name: '1', exact: true }).click();
      await expect
        .poll(() => page.getByText(/^Kept on this device/).textContent(), PATIENCE)
        .toBe('Kept on this device: a 1, read as 7. It is your first.');
      expect(await count()).toBe(1);
      await checkAccessibility(page);
      await page.getByRole('button', { name: 'Forget it' }).click();
      await expect.poll(count, PATIENCE).toBe(0);
    }));

  test('a step of the preparation can be left out, and the page says what that changes', () =>
    visit('en/', async (page) => {
      await drawSeven(page);
      await expectAnswer(page, '7');
      await page.getByText('Each step in between').click();
      const stages = page.getByRole('listitem').filter({ has: page.getByRole('img') });
      await expect.poll(() => stages.count(), PATIENCE).toBe(4);
      await expect.poll(() => stages.last().textContent(), PATIENCE).toMatch(/^Centeredreads as 7, \d+\.\d%/);
      for (const name of ['Its box', '20 cells long', 'Centered']) await page.getByRole('checkbox', { name }).uncheck();
      // The drawing as it stands on the whole pad.
      const whole = /reads as \d, \d+\.\d%/.exec((await stages.first().textContent()) ?? '')?.[0] ?? 'nothing';
      await expect.poll(() => stages.last().textContent(), PATIENCE).toContain(whole);
      expect(await page.getByText(/^Without these steps it .*with all of them/).isVisible()).toBe(true);
      expect(await page.getByRole('columnheader', { name: 'With all steps' }).isVisible()).toBe(true);
      await expectAnswer(page, '7');
      await checkAccessibility(page);
    }));
});
