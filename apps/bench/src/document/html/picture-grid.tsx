import type { Picture, PictureGridFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { encode } from 'fast-png';

interface PictureGridProps {
  readonly figure: PictureGridFigure;
  readonly words: FigureWords;
}

/** Of ink on any sheet, as gray. */
const INK_GRAY = 24;

/** As many as a phone has room for; more are broken into as many there. */
const NARROW_COLUMNS = 6;

/** Images in rows, what each is and was read as below it. */
export function PictureGrid({ figure: { columns, pictures }, words }: PictureGridProps) {
  return (
    <ul className={columns > NARROW_COLUMNS ? 'pictures many' : 'pictures'} style={{ '--columns': columns }}>
      {pictures.map((picture, i) => (
        <li key={picture.index}>
          <img alt={words.names[i]} src={pictureUrl(picture)} width={picture.width} height={picture.height} />
          <p className={picture.label === picture.prediction ? 'read' : 'read wrong'} aria-hidden="true">
            <b>{`${picture.label} → ${picture.prediction}`}</b> {words.table.rows[i][3]}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The image as PNG inside of a URL: ink of one color, more or less see-through, so that the sheet shows below it. */
function pictureUrl({ pixels, width, height }: Picture): string {
  const ink = Buffer.from(pixels, 'base64');
  const data = new Uint8Array(2 * ink.length);
  for (const [i, opacity] of ink.entries()) data.set([INK_GRAY, opacity], 2 * i);
  const png = encode({ width, height, data, channels: 2, depth: 8 });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
