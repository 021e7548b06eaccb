import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../apps/web/i18n/routes.ts';
import { REPORT_FIGURES } from '../../apps/web/learn/report-figures.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { visitPage } from './visit-page.ts';

describe.skipIf(findBrowser() === null)('the lessons in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** The figure of this id, and the sentence that says what it shows. */
  function figure(page: Page, id: string) {
    const toy = page.locator(`figure#${id}`);
    return { toy, summary: toy.locator('> output') };
  }

  test('a window slides by keys, buttons and its sizes, and the address carries them', async () => {
    const address = `${site.url}en/learn/convolution/?window.size=8&window.stride=2&window.padding=1`;
    await visitPage(browser, address, async (page) => {
      const { toy, summary } = figure(page, 'window');
      // ⌊(8 + 2 · 1 − 3) / 2⌋ + 1 = 4, and one row of ten is left over.
      await expect.poll(() => toy.locator('dd b').allTextContents()).toEqual(['4', '80']);
      expect(await summary.textContent()).toContain('The last row and column are never seen');

      const map = toy.getByRole('application');
      await map.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      expect(await summary.textContent()).toContain('Row 2, column 2 of the map');
      await toy.getByRole('button', { name: 'Next' }).click();
      expect(await summary.textContent()).toContain('Row 2, column 3 of the map');

      // The sum in the summary is that of the products in the table.
      await toy.getByRole('button', { name: 'Table' }).click();
      const products = await toy.locator('tbody td:last-child').allTextContents();
      expect(products).toHaveLength(9);
      const sum = products.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
      expect(await summary.textContent()).toContain(sum.toFixed(2).replace('-', '−'));

      await toy.getByRole('slider', { name: 'Padding p' }).press('ArrowLeft');
      await expect.poll(() => new URL(page.url()).searchParams.get('window.padding')).toBeNull();
      await expect.poll(() => toy.locator('dd b').first().textContent()).toBe('3');
      expect(new URL(page.url()).searchParams.get('window.size')).toBe('8');
    });
  });

  test('an address that asks for what is not there is told so', async () => {
    const address = `${site.url}en/learn/convolution/?window.size=1000`;
    await visitPage(browser, address, async (page) => {
      const { toy } = figure(page, 'window');
      await expect.poll(() => toy.locator('p[role="status"]').textContent()).toContain('asks for something');
      expect(await toy.getByRole('slider', { name: 'Image size n' }).inputValue()).toBe('7');
    });
  });

  test('a unit that is pointed at shows what it sees, and pooled numbers follow those that are typed', async () => {
    await visitPage(browser, `${site.url}en/learn/convolution/`, async (page) => {
      const { toy, summary } = figure(page, 'connections');
      expect(await summary.textContent()).toBe(
        '48 connections where each output sees each input, 18 where it sees its neighbors.',
      );
      await toy.getByRole('application').last().focus();
      await page.keyboard.press('ArrowRight');
      expect(await summary.textContent()).toBe('Output 1 sees 8 inputs in the dense layer, 3 in the sparse one.');
      await page.keyboard.press('ArrowUp');
      expect(await summary.textContent()).toBe('Input 1 reaches 6 outputs in the dense layer, 1 in the sparse one.');

      const pooling = figure(page, 'pooling');
      await pooling.toy.getByRole('spinbutton', { name: 'Row 1, column 1' }).fill('12');
      expect(await pooling.summary.textContent()).toBe(
        'Of 12 · 3 · 1 · 3, max pooling keeps 12 and average pooling 4.75.',
      );
    });
  });

  test('softmax shares one whole, whatever is added to all; sigmoids do not', async () => {
    await visitPage(browser, `${site.url}en/learn/probabilities/`, async (page) => {
      const { toy, summary } = figure(page, 'softmax');
      const before = await summary.textContent();
      expect(before).toContain('a share of 0.624 by softmax, 0.953 by its own sigmoid');
      await toy.getByRole('button', { name: 'Add 1 to all' }).click();
      await expect.poll(() => summary.textContent()).toContain('a share of 0.624 by softmax, 0.982 by its own sigmoid');
      await expect.poll(() => new URL(page.url()).searchParams.get('softmax.logits')).toBe('3_2_1.5_0_4');
    });
  });

  test('the loss of a share is its natural logarithm', async () => {
    await visitPage(browser, `${site.url}en/learn/probabilities/?loss.p=0.5`, async (page) => {
      const { toy, summary } = figure(page, 'loss');
      await expect.poll(() => summary.textContent()).toContain('With p = 0.500 the loss is 0.693.');
      await toy.getByRole('slider').press('Shift+ArrowLeft');
      expect(await summary.textContent()).toContain('With p = 0.400 the loss is 0.916.');
    });
  });

  test('dropout drops other units in each step, the same ones for the same seed, and none in use', async () => {
    await visitPage(browser, `${site.url}en/learn/probabilities/?dropout.rate=0.5`, async (page) => {
      const { toy, summary } = figure(page, 'dropout');
      const masks: string[] = [];
      const readMask = async () => (await toy.locator('svg text').allTextContents()).join(' ');
      await expect.poll(() => summary.textContent()).toContain('count 2.000 times');
      masks.push(await readMask());
      await toy.getByRole('button', { name: 'Next step' }).click();
      masks.push(await readMask());
      expect(masks[1]).not.toBe(masks[0]);
      await toy.getByRole('button', { name: 'First step' }).click();
      expect(await readMask()).toBe(masks[0]);
      await toy.getByRole('radio', { name: 'use' }).check();
      expect(await readMask()).toBe('0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0');
    });
  });

  test('a line parts the points of AND, and none parts those of XOR', async () => {
    await visitPage(browser, `${site.url}en/learn/neurons/`, async (page) => {
      const { toy, summary } = figure(page, 'line');
      expect(await summary.textContent()).toBe('2 of 4 points are on their right sides.');
      await toy.getByRole('button', { name: 'Find a line' }).click();
      expect(await summary.textContent()).toBe('4 of 4 points are on their right sides.');
      await toy.getByRole('radio', { name: 'XOR' }).check();
      expect(await summary.textContent()).toContain('no line gets all four');
      expect(await toy.getByRole('button', { name: 'Find a line' }).isDisabled()).toBe(true);
    });
  });

  test('a step of learning goes forward, back, and leaves a smaller loss', async () => {
    await visitPage(browser, `${site.url}en/learn/neurons/`, async (page) => {
      const { toy, summary } = figure(page, 'step');
      const lossOf = async () =>
        Number(/loss of the four rows is (\d+\.\d+)/.exec((await summary.textContent()) ?? '')?.[1]);
      const before = await lossOf();
      const next = toy.getByRole('button', { name: 'Next stage' });
      let numStages = 1;
      for (; await next.isEnabled(); numStages++) await next.click();
      expect(numStages).toBe(8);
      expect(await summary.textContent()).toContain('Each weight moves against its gradient');
      await toy.getByRole('button', { name: 'Make 100 steps' }).click();
      expect(await lossOf()).toBeLessThan(before);
    });
  });

  test('with every table open, in Arabic and in the dark, the lessons are accessible and fit a phone', async () => {
    for (const lesson of ['convolution', 'probabilities']) {
      await visitPage(
        browser,
        `${site.url}ar/learn/${lesson}/`,
        async (page) => {
          const tables = page.getByRole('button', { name: 'جدول' });
          for (const table of await tables.all()) await table.click();
          expect(await page.locator('figure table').count()).toBe(await tables.count());
          await checkAccessibility(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        },
        { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
      );
    }
  });

  test('every figure of the report leads to a place that is there', async () => {
    await visitPage(browser, `${site.url}en/learn/figures/`, async (page) => {
      const links = await page
        .locator('main li > div > a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      expect(links).toEqual(REPORT_FIGURES.map(({ route, place }) => `${pathOf('en', route)}${place}`));
      const pages = new Map<string, string>();
      for (const link of links) {
        const { pathname, hash } = new URL(link ?? '', site.url);
        if (!pages.has(pathname)) pages.set(pathname, await (await fetch(new URL(pathname, site.url))).text());
        if (hash !== '') expect(pages.get(pathname), link ?? '').toContain(`id="${hash.slice(1)}"`);
      }
    });
  });

  test('the figures of the report come to life as one scrolls to them, and leave the address alone', async () => {
    await visitPage(browser, `${site.url}en/learn/figures/`, async (page) => {
      const gate = page.locator('#separable');
      expect(await gate.getByRole('radio').count()).toBe(0);
      await gate.scrollIntoViewIfNeeded();
      // It begins with the state that its link carries.
      await expect.poll(() => gate.getByRole('radio', { name: 'XOR', exact: true }).isChecked()).toBe(true);
      await gate.getByRole('radio', { name: 'AND', exact: true }).check();
      await gate.getByRole('button', { name: 'Find a line' }).click();
      expect(await gate.locator('output').first().textContent()).toBe('4 of 4 points are on their right sides.');
      expect(new URL(page.url()).search).toBe('');

      await page.locator('#scenarios').scrollIntoViewIfNeeded();
      const scenarios = page.locator('#scenarios figcaption');
      await expect.poll(() => scenarios.textContent()).toContain('Adam, 5 epochs: 98.82%');
      expect(await page.locator('#scenarios').textContent()).toContain('Measured by us with ten seeds');
      await checkAccessibility(page);
    });
  });

  test('a term leads to its meaning', async () => {
    await visitPage(browser, `${site.url}fr/learn/convolution/`, async (page) => {
      await page.getByRole('link', { name: 'filtre', exact: true }).click();
      await page.waitForURL(/\/fr\/learn\/glossary\/#filter$/);
      expect(await page.locator('#filter dt').textContent()).toBe('Filtre');
    });
  });
});
