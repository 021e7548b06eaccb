import type { Page } from 'playwright-core';
import type { Locale } from '../../apps/web/i18n/locales.ts';

/** What a scene's preparation works with. */
export interface Stage {
  readonly page: Page;
  readonly locale: Locale;
  /** A text of the site in the language of the page, by its key in the catalog. */
  readonly text: (key: string) => string;
  /** A run that was trained for the pictures, as `.raqam` files hold it. */
  readonly runFile: Buffer;
}

/** A page in one of its states. */
export interface Scene {
  /** What the page shows, below its picture: `A 7, read`. */
  readonly title: string;
  /** Its picture's name begins with it: `home-read`. */
  readonly name: string;
  /** Behind the language: `learn/`. */
  readonly path: string;
  /** What the browser speaks. @default 'en-US' */
  readonly spoken?: string;
  /** Called before the page is opened: what shall fail is told so here. */
  readonly before?: (stage: Stage) => Promise<void>;
  /** Called with the page open: does what a visitor does to come there, and waits until it is there. */
  readonly act?: (stage: Stage) => Promise<void>;
  /** Whether the picture begins where the act left the page, instead of at its head. @default false */
  readonly staysScrolled?: boolean;
  /** How it is looked at. @default all */
  readonly views?: readonly ViewName[];
}

/** One way to look at a page. */
interface View {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly hasTouch: boolean;
  /** Of the window, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the picture of a long page is cut. */
  readonly maxHeight: number;
}

const DESK = { hasTouch: false, width: 1280, height: 800, maxHeight: 2000 } as const;
const HAND = { hasTouch: true, width: 360, height: 740, maxHeight: 1800 } as const;

/** How pages are looked at. Between them these have each language, theme and direction, on a desk and in the hand. */
export const VIEWS = {
  'desk-light': { ...DESK, locale: 'en', theme: 'light' },
  'hand-dark': { ...HAND, locale: 'en', theme: 'dark' },
  'desk-dark-ar': { ...DESK, locale: 'ar', theme: 'dark' },
  'hand-light-fr': { ...HAND, locale: 'fr', theme: 'light' },
} as const satisfies Record<string, View>;

export type ViewName = keyof typeof VIEWS;

/** A picture as it was written. */
export interface Picture {
  readonly scene: Scene;
  readonly view: ViewName;
  readonly fileName: string;
  readonly sizeBytes: number;
}
