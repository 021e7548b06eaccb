'use client';

import { useEffect, useRef } from 'react';
import styles from './digit-canvas.module.css';

interface DigitCanvasProps {
  /** `height` · `width` bytes, row-major, row 0 on top, 0 paper and 255 ink. */
  readonly pixels: Uint8Array;
  readonly height: number;
  readonly width: number;
  /** What it shows, for those who cannot see it; empty where the text beside it says so. */
  readonly label: string;
}

/** One digit of a data set, a cell of ink for each pixel: see-through, so that the sheet of the theme shows below it. */
export function DigitCanvas({ pixels, height, width, label }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const picture = context.createImageData(width, height);
    for (const [i, ink] of pixels.entries()) picture.data[4 * i + 3] = ink;
    context.putImageData(picture, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = getComputedStyle(canvas.current).color;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }, [pixels, height, width]);

  return (
    <canvas
      ref={canvas}
      className={styles.digit}
      width={width}
      height={height}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
