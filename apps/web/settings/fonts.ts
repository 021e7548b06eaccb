import { storeChoice } from './stored-choice.ts';

/** Where this browser keeps that it has the site's fonts. */
const FONTS_KEY = 'raqam:fonts';

/** A family for each script, and some text in it. */
const SAMPLES: Readonly<Record<string, readonly (readonly [family: string, text: string])[]>> = {
  latin: [
    ['Source Sans 3', 'a'],
    ['Source Code Pro', '0'],
  ],
  ar: [['Noto Sans Arabic', 'ر']],
};

/**
 * Runs in the head of every page: a browser that has the fonts shows the page in them from the start. On a first visit
 * the device's own letters do until {@link loadFonts}, and on every visit where storage is denied, which throws.
 */
export const FONTS_SCRIPT = `try{if(localStorage.getItem('${FONTS_KEY}'))document.documentElement.dataset.fonts='on'}catch{}`;

/** Loads the fonts of the page's language and then shows the page in them, all at once. Without network nothing happens. */
export async function loadFonts(locale: string): Promise<void> {
  const samples = [...SAMPLES['latin'], ...(SAMPLES[locale] ?? [])];
  try {
    await Promise.all(samples.map(([family, text]) => document.fonts.load(`1em "${family}"`, text)));
  } catch {
    // A font that did not come: the page can be read as it is, and the next one tries again.
    return;
  }
  document.documentElement.dataset['fonts'] = 'on';
  storeChoice(FONTS_KEY, 'on');
}
