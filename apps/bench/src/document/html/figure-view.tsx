import type { Figure } from '@raqam/report';
import type { FigureBlock } from '../report-document.ts';
import { BarsPlot } from './bars-plot.tsx';
import { CurvesPlot } from './curves-plot.tsx';
import { DataTable } from './data-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { PictureGrid } from './picture-grid.tsx';
import { ReliabilityPlot } from './reliability-plot.tsx';

/** More lines than this need the whole width. */
const MAX_HALF_SERIES = 4;
/** Likewise, pictures in a row. */
const MAX_HALF_COLUMNS = 6;
/** Likewise, pictures at all. */
const MAX_HALF_PICTURES = 24;

/** A figure with its title, what to see in it, what it shows in a sentence, and its table folded away. */
export function FigureView({ figure, words }: FigureBlock) {
  const id = `figure-${figure.id}`;
  const titleId = `${id}-title`;
  const sentenceId = `${id}-sentence`;
  return (
    <figure id={id} className={isHalf(figure) ? 'half' : undefined}>
      <h3 id={titleId}>
        <a href={`#${id}`}>{words.title}</a>
      </h3>
      <Drawing {...{ figure, words }} describedBy={sentenceId} />
      <figcaption>
        <p className="caption">{words.caption}</p>
        <p className="sentence" id={sentenceId}>
          {words.sentence}
        </p>
      </figcaption>
      <details>
        <summary>Table</summary>
        <DataTable table={words.table} caption={null} labelledBy={titleId} />
      </details>
    </figure>
  );
}

type DrawingProps = Pick<FigureBlock, 'figure' | 'words'> & {
  readonly describedBy: string;
};

function Drawing({ figure, ...rest }: DrawingProps) {
  switch (figure.kind) {
    case 'curves':
      return <CurvesPlot figure={figure} {...rest} />;
    case 'bars':
      return <BarsPlot figure={figure} {...rest} />;
    case 'heatMap':
      return <HeatMap figure={figure} {...rest} />;
    case 'pictureGrid':
      return <PictureGrid figure={figure} words={rest.words} />;
    case 'reliability':
      return <ReliabilityPlot figure={figure} {...rest} />;
  }
}

/** Whether two such figures may stand side by side. */
function isHalf(figure: Figure): boolean {
  switch (figure.kind) {
    case 'curves':
      return figure.series.length <= MAX_HALF_SERIES;
    case 'pictureGrid':
      return figure.columns <= MAX_HALF_COLUMNS && figure.pictures.length <= MAX_HALF_PICTURES;
    case 'bars':
      return false;
    case 'heatMap':
    case 'reliability':
      return true;
  }
}
