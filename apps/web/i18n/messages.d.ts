import type messages from '../messages/en.ts';
import type { Locale } from './locales.ts';

// With these, a key that no catalog holds is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
