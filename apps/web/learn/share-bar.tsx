import styles from './share-bar.module.css';

interface ShareBarProps {
  /** From 0 to 1. */
  readonly share: number;
  readonly text: string;
  readonly fill: string;
}

/** A share as a bar, with its value beside it. */
export function ShareBar({ share, text, fill }: ShareBarProps) {
  return (
    <div className={styles.share}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width={100} height={10} />
        <rect width={100 * share} height={10} fill={fill} />
      </svg>
      <span>{text}</span>
    </div>
  );
}
