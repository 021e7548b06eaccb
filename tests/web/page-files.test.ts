import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directionOf } from '../../apps/web/i18n/locales.ts';
import { allExportedPages } from './exported-pages.ts';
import { type RunningSite, startSite } from './start-site.ts';

/** What a policy may allow besides the site's own files: scripts whose text is known. */
const STRICT_SOURCE = /^('none'|'self'|'sha256-[A-Za-z0-9+/=]{44}')$/;

const attributesOf = (html: string, pattern: RegExp) => Array.from(html.matchAll(pattern), ([, value = '']) => value);

describe('every page as the server sends it', () => {
  let site: RunningSite;

  beforeAll(async () => {
    site = await startSite();
  });

  afterAll(async () => {
    await site?.stop();
  });

  test.each(allExportedPages())('/$locale/$page', async ({ locale, page }) => {
    const response = await fetch(`${site.url}${locale}/${page}`);
    const html = await response.text();
    expect(response.status).toBe(200);

    const header = response.headers.get('content-security-policy') ?? '';
    const own = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/>/.exec(html)?.[1];
    expect(own).toBe(header.replace("; frame-ancestors 'none'", ''));
    expect(html.indexOf('http-equiv="Content-Security-Policy"')).toBeLessThan(html.indexOf('<script'));
    const sources = header.split('; ').flatMap((directive) => directive.split(' ').slice(1));
    expect(sources.filter((source) => !STRICT_SOURCE.test(source))).toEqual([]);
    expect(header.startsWith("default-src 'none'; ")).toBe(true);
    // The policy forbids them; a browser would drop them and complain.
    expect(attributesOf(html, /<[a-z][^>]*\s(style|on[a-z]+)="/g)).toEqual([]);

    expect(html).toContain(`<html lang="${locale}" dir="${directionOf(locale)}"`);
    // Nothing of another host: no file, no font, no form; links to read on are none.
    expect(
      attributesOf(html, /<(?:script|link|img|iframe|form)[^>]*(?:src|href|action)="(?:https?:)?(\/\/[^"]*)"/g),
    ).toEqual([]);
    const alternates = attributesOf(html, /<link rel="alternate" hrefLang="[^"]*" href="([^"]*)"/g);
    expect(alternates).toEqual([...['en', 'fr', 'ar'].map((each) => `/${each}/${page}`), '/']);
  });

  test('no two pages of a language have the same title or description', async () => {
    const heads = await Promise.all(
      allExportedPages().map(async ({ locale, page }) => {
        const html = await (await fetch(`${site.url}${locale}/${page}`)).text();
        return [/<title>([^<]*)/.exec(html)?.[1], /<meta name="description" content="([^"]*)"/.exec(html)?.[1]];
      }),
    );
    for (const which of [0, 1]) {
      const texts = heads.map((head) => head[which]);
      expect(texts.filter((text, index) => text === undefined || texts.indexOf(text) !== index)).toEqual([]);
    }
  });
});
