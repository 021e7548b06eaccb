import { softmax } from '@raqam/kernels';
import { createModelSpec } from '@raqam/model';
import type { ReactNode } from 'react';
import { ArchitectureRow } from './architecture-row.tsx';
import styles from './chapter-picture.module.css';
import { createFilter } from './create-filter.ts';
import { LayersDrawing } from './layers-drawing.tsx';
import { NumberGrid } from './number-grid.tsx';
import { ShareBar } from './share-bar.tsx';
import { slideFilter } from './slide-filter.ts';
import { smallNumeral } from './small-numeral.ts';
import { XrayDrawing } from './xray-drawing.tsx';

interface ChapterPictureProps {
  readonly route: 'learn/neurons' | 'learn/convolution' | 'learn/cnn' | 'learn/probabilities' | 'learn/applications';
}

/** What a lesson is about, as a small picture beside its name, which says it in words. */
export function ChapterPicture({ route }: ChapterPictureProps) {
  return (
    <div className={styles.picture} aria-hidden="true">
      {draw(route)}
    </div>
  );
}

/** As the lessons' own figures begin. */
const [SIZE, FILTER_SIZE] = [7, 3];
const LOGITS = Float32Array.of(2, 1, 0.5, -1, 3);

function draw(route: ChapterPictureProps['route']): ReactNode {
  switch (route) {
    case 'learn/neurons':
      return <LayersDrawing label="" sizes={[4, 6, 3]} chosen={{ layer: 1, unit: 2 }} />;
    case 'learn/convolution': {
      const image = smallNumeral(7, SIZE);
      const { output, outputSize } = slideFilter({
        image,
        size: SIZE,
        filter: createFilter('vertical', FILTER_SIZE),
        filterSize: FILTER_SIZE,
        stride: 1,
        padding: 0,
      });
      const frame = { row: 1, column: 3, height: FILTER_SIZE, width: FILTER_SIZE };
      return (
        <div className={styles.grids} dir="ltr">
          <NumberGrid label="" values={image} numColumns={SIZE} decimals={1} greatest={1} tone="ink" frame={frame} />
          <NumberGrid
            label=""
            values={output}
            numColumns={outputSize}
            decimals={1}
            greatest={Math.max(...output.map(Math.abs))}
            frame={{ row: 1, column: 3, height: 1, width: 1 }}
          />
        </div>
      );
    }
    case 'learn/cnn':
      return <ArchitectureRow spec={createModelSpec('cnn')} />;
    case 'learn/probabilities': {
      const shares = new Float32Array(LOGITS.length);
      softmax(LOGITS, shares, { numRows: 1, numClasses: LOGITS.length });
      return (
        <div className={styles.shares} dir="ltr">
          {Array.from(shares, (share, digit) => (
            <ShareBar key={share} share={share} text={String(digit)} fill={`var(--digit-${digit})`} />
          ))}
        </div>
      );
    }
    case 'learn/applications':
      return <XrayDrawing />;
  }
}
