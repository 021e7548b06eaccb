'use client';

import { type DragEvent, type ReactNode, useState } from 'react';
import type { PlacedFile } from './data-choice.ts';
import styles from './drop-area.module.css';
import { listDroppedFiles } from './list-dropped-files.ts';

interface DropAreaProps {
  readonly onFiles: (files: readonly PlacedFile[]) => void;
  /** What files and folders may be dropped on. */
  readonly children: ReactNode;
}

/** Takes files and folders that are dropped anywhere on what it surrounds. */
export function DropArea({ onFiles, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false);

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  }

  function onDrop(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(false);
    void listDroppedFiles(event.dataTransfer).then(onFiles);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons of the file chooser do the same by keys
    <div
      className={styles.area}
      data-over={isOver}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}
