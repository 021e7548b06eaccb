'use client';

import { useEffect, useRef } from 'react';
import type { DecodedPicture } from '../intake/read-picture.ts';
import styles from './picture-canvas.module.css';

interface PictureCanvasProps {
  readonly picture: DecodedPicture;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
}

/** A decoded picture as it is. */
export function PictureCanvas({ picture: { width, height, data }, label }: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  }, [width, height, data]);
  return <canvas ref={canvas} className={styles.picture} width={width} height={height} role="img" aria-label={label} />;
}
