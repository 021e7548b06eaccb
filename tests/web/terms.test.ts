import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import ar from '../../apps/web/messages/ar/learnGlossary.json' with { type: 'json' };
import en from '../../apps/web/messages/en/learnGlossary.json' with { type: 'json' };
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { visitPage } from './visit-page.ts';

describe.skipIf(findBrowser() === null)('a term in a lesson', () => {
  let site: RunningSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Opens the lesson on neurons in a language. */
  function visitLesson(
    locale: 'ar' | 'en',
    visit: (page: Page) => Promise<void>,
    options?: BrowserContextOptions,
  ): Promise<void> {
    return visitPage(browser, `${site.url}${locale}/learn/neurons/`, visit, options);
  }

  function linkTo(page: Page, term: keyof typeof en.terms) {
    return page.locator(`main p a[href$="/learn/glossary/#${term}"]`).first();
  }

  test('shows its meaning to a pointer, which can go on into it', async () => {
    await visitLesson('en', async (page) => {
      const meaning = page.getByText(en.terms.weight.meaning);
      expect(await meaning.count()).toBe(0);
      await linkTo(page, 'weight').hover();
      await meaning.waitFor();
      await checkAccessibility(page);

      const more = page.getByRole('link', { name: en.inGlossary });
      await more.hover();
      await more.click();
      await page.waitForURL('**/en/learn/glossary/#weight');
    });
  });

  test('shows its meaning to the focus and tells it to a screen reader; Escape closes it, Enter goes to the glossary', async () => {
    await visitLesson('en', async (page) => {
      const term = linkTo(page, 'neuron');
      const meaning = page.getByText(en.terms.neuron.meaning);
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await term.evaluate((link) => link === document.activeElement)) break;
      }
      await meaning.waitFor();
      expect(await term.getAttribute('aria-describedby')).toBe(await meaning.getAttribute('id'));

      await page.keyboard.press('Escape');
      await meaning.waitFor({ state: 'detached' });
      expect(await term.evaluate((link) => link === document.activeElement)).toBe(true);
      expect(await term.getAttribute('aria-describedby')).toBeNull();

      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/learn/glossary/#neuron');
    });
  });

  test('shows its meaning to a tap, in Arabic from the right, within a phone’s width', async () => {
    const phone = {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    } as const;
    await visitLesson(
      'ar',
      async (page) => {
        const term = linkTo(page, 'heaviside');
        const address = page.url();
        await term.tap();
        const meaning = page.getByText(ar.terms.heaviside.meaning);
        await meaning.waitFor();
        expect(page.url()).toBe(address);
        await checkAccessibility(page);

        const card = page.locator('main div').filter({ has: meaning }).last();
        const [cardBox, termBox, moreBox] = await Promise.all([
          card.boundingBox(),
          term.boundingBox(),
          page.getByRole('link', { name: ar.inGlossary }).boundingBox(),
        ]);
        if (cardBox === null || termBox === null || moreBox === null) throw new Error('The card has no box.');
        expect(cardBox.x + cardBox.width).toBeCloseTo(termBox.x + termBox.width, 0);
        expect(cardBox.x).toBeGreaterThanOrEqual(0);
        expect(moreBox.height).toBeGreaterThanOrEqual(44);
        expect(await card.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s');

        await page.getByRole('heading', { level: 1 }).tap();
        await meaning.waitFor({ state: 'detached' });
      },
      phone,
    );
  });

  test('is a plain link where no program runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}en/learn/neurons/`);
    await linkTo(page, 'bias').click();
    await page.waitForURL('**/en/learn/glossary/#bias');
    await context.close();
  });
});
