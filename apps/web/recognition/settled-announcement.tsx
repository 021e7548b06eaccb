'use client';

import { useEffect, useState } from 'react';
import styles from './settled-announcement.module.css';

interface SettledAnnouncementProps {
  /** What to say; nothing is said for an empty text. */
  readonly text: string;
}

/** Longer than the pause between two strokes of one digit. */
const SETTLED_MS = 700;

/** Says a text to those who listen to the page, once it has stopped changing. */
export function SettledAnnouncement({ text }: SettledAnnouncementProps) {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <output className={styles.announcement}>{settled}</output>;
}
