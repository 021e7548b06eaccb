import type { ReactNode } from 'react';
import styles from './table-scroller.module.css';

interface TableScrollerProps {
  /** What the table shows, for those who reach the scrolled part by keys without seeing it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Lets a table that is wider than the screen scroll by itself, by finger and by keys, while the page stays. */
export function TableScroller({ label, children }: TableScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1)
    <section className={styles.scroller} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
