import { FONTS_SCRIPT } from '../settings/fonts.ts';
import { THEME_SCRIPT } from '../settings/theme.ts';

/** Applies what this browser keeps of a person's choices. It belongs into the head, so that nothing flashes in late. */
export function SettingsScript() {
  return <script>{`${THEME_SCRIPT};${FONTS_SCRIPT}`}</script>;
}
