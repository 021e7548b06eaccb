/** The looks a person can choose; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** Where this browser keeps the choice; nothing is kept for `system`. */
export const THEME_KEY = 'raqam:theme';

/**
 * Runs in the head of every page, before anything is painted, so that a chosen theme does not flash in late.
 * Storage may be forbidden; then the device decides.
 */
export const THEME_SCRIPT = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
