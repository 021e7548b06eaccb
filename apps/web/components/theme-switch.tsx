'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { storeChoice } from '../settings/stored-choice.ts';
import { THEME_KEY, type Theme, themes } from '../settings/theme.ts';
import styles from './theme-switch.module.css';

/** Lets a person choose the look. The choice stands on the root element, where the style sheets read it. */
export function ThemeSwitch() {
  const t = useTranslations('theme');
  const chosen = useSyncExternalStore(watchTheme, currentTheme, () => 'system');
  return (
    <fieldset className={styles.switch}>
      <legend className={styles.legend}>{t('label')}</legend>
      {themes.map((theme) => (
        <label key={theme} className={styles.choice}>
          <input type="radio" name="theme" checked={theme === chosen} onChange={() => setTheme(theme)} />
          {t(theme)}
        </label>
      ))}
    </fieldset>
  );
}

function currentTheme(): Theme {
  return themes.find((each) => each === document.documentElement.dataset['theme']) ?? 'system';
}

function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  storeChoice(THEME_KEY, theme === 'system' ? null : theme);
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
