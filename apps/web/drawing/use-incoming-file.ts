'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes the first file that is pasted into the page or dropped anywhere on it; without this, browsers leave the page to
 * show a dropped file.
 *
 * @returns Whether a file is held over the page.
 */
export function useIncomingFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    const takeFirst = (transfer: DataTransfer | null) => {
      const file = transfer?.files[0];
      if (file) take(file);
      return file !== undefined;
    };
    document.addEventListener('paste', ({ clipboardData }) => void takeFirst(clipboardData), { signal });
    document.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    // To leave the window is to enter nothing.
    document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (takeFirst(event.dataTransfer)) event.preventDefault();
      },
      { signal },
    );
    return () => listeners.abort();
  }, []);

  return isOver;
}
