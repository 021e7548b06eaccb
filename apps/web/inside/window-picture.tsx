import type { WindowPlace } from '@raqam/engine/reference';
import { MapCanvas } from './map-canvas.tsx';
import styles from './window-picture.module.css';

interface WindowPictureProps {
  readonly title: string;
  /** [height, width], row-major. */
  readonly values: Float32Array;
  readonly size: readonly [height: number, width: number];
  readonly range: number;
  /** What the window covers. */
  readonly window: WindowPlace;
}

/** An image, large, with a window on it. */
export function WindowPicture({ range, size: [height, width], title, values, window }: WindowPictureProps) {
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <div className={styles.stage} dir="ltr">
        <MapCanvas layout={{ height, width, numMaps: 1, columns: 1, gap: 0 }} values={values} range={range} />
        <svg className={styles.overlay} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect className={styles.window} x={window.left} y={window.top} width={window.width} height={window.height} />
        </svg>
      </div>
    </figure>
  );
}
