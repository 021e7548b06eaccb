'use client';

import { useEffect, useState } from 'react';
import { type AddressedSettings, settingsFromQuery, settingsToQuery } from './settings-address.ts';
import { FIRST_SETTINGS, type TrainingSettings } from './training-settings.ts';

/** Browsers refuse to change an address a hundred times in half a minute. */
const ADDRESS_DELAY_MS = 300;

/** What was last chosen in this tab, for coming back from another page. */
let last: TrainingSettings | null = null;

/**
 * What is chosen on the page, which its address tells: opened anew, copied to somebody else or reloaded, it chooses the
 * same.
 */
export function useSettings(): readonly [AddressedSettings, change: (settings: TrainingSettings) => void] {
  const [addressed, setAddressed] = useState<AddressedSettings>({ settings: FIRST_SETTINGS, ignored: [] });
  const { settings } = addressed;

  // Only here, since the page is made without an address.
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    if (query.size > 0) setAddressed(settingsFromQuery(query));
    else if (last !== null) setAddressed({ settings: last, ignored: [] });
  }, []);

  useEffect(() => {
    if (settings === FIRST_SETTINGS && last === null) return;
    last = settings;
    const timer = setTimeout(() => {
      const query = settingsToQuery(settings).toString();
      history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    }, ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [settings]);

  return [addressed, (next) => setAddressed({ settings: next, ignored: [] })];
}
