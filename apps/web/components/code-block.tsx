import styles from './code-block.module.css';

interface CodeBlockProps {
  /** What it is, for those who reach it by keys without seeing it. */
  readonly label: string;
  readonly children: string;
}

/** Lines of a program. Where they are wider than the screen they scroll by themselves, by finger and by keys. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a section could not keep the line breaks, and a heading stands above
    <pre className={styles.code} role="region" aria-label={label} tabIndex={0} dir="ltr" lang="en">
      <code>{children}</code>
    </pre>
  );
}
