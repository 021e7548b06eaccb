'use client';

import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import styles from './embedded.module.css';
import { Embedding } from './embedding.ts';

interface EmbeddedProps {
  /** Height of the room that is kept for the figure until it is there, in rem: on a phone, and on a wide page. */
  readonly room: readonly [narrow: number, wide: number];
  /** The query of an address, `?line.gate=xor`, whose state a figure of the lessons shows. @default its first state */
  readonly query?: string;
  readonly children: ReactNode;
}

/** How far below what is in sight a figure is already made, so that it is there when one arrives. */
const MARGIN = '50%';

/** A living figure among many on a page: made only when it comes near to what is in sight. */
export function Embedded({ room, query = '', children }: EmbeddedProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);

  useEffect(() => {
    if (box.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        // In slices, between which the page scrolls on.
        startTransition(() => setIsNear(true));
      },
      { rootMargin: `${MARGIN} 0px` },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className={styles.embedded} data-ready={isNear}>
      {isNear ? (
        <Embedding value={query}>{children}</Embedding>
      ) : (
        <>
          <svg className={styles.narrow} width={0} height={`${room[0]}rem`} aria-hidden="true" />
          <svg className={styles.wide} width={0} height={`${room[1]}rem`} aria-hidden="true" />
        </>
      )}
    </div>
  );
}
