import { digitFromStrokes } from '@raqam/image';
import { Box } from 'ink';
import { type ReactNode, useContext, useMemo, useRef } from 'react';
import type { Drawing, DrawingAction } from '../drawing.ts';
import { enlarge, halfBlockRows } from '../half-blocks.ts';
import { type KeyName, useKeys } from '../keys.ts';
import { useMouse } from '../mouse.ts';
import { padPicture, pixelAtPoint, pointAtPixel } from '../pad.ts';
import { Art } from '../parts/art.tsx';
import { contentSize, Frame, MARGIN, rowsAbove, type WindowSize } from '../parts/frame.tsx';
import { ThemeContext, Toned } from '../parts/toned.tsx';
import type { Theme } from '../theme.ts';

/** A pad to write on and, beside it, the 28×28 image that a network would be shown. */
export function Draw({ size, drawing, dispatch }: DrawProps): ReactNode {
  const theme = useContext(ThemeContext);
  const { columns, rows } = size;
  const { pad, padTop, viewScale, spareRows } = useMemo(() => layOut({ columns, rows }), [columns, rows]);
  const isMouseDown = useRef(false);

  useKeys((key) => {
    const direction = DIRECTIONS[key];
    if (direction) {
      const step = Math.max(1, Math.round(Math.min(pad.width, pad.height) / 24));
      dispatch({ type: 'nudge', right: direction[0] * step, down: direction[1] * step, pad });
    } else if (key === ' ') {
      dispatch({ type: 'toggle' });
    } else if (key === 'u' || key === 'backspace') {
      dispatch({ type: 'undo' });
    } else if (key === 'c') {
      dispatch({ type: 'clear' });
    }
  });

  useMouse(({ kind, button, column, row }) => {
    const [x, y] = [column - PAD_LEFT, (row - padTop) * 2];
    const isInside = x >= 0 && x < pad.width && y >= 0 && y < pad.height;
    // The middle of a cell, which is the line between its two pixels. Outside of the pad the pen follows its edge.
    const at = pointAtPixel(
      Math.min(Math.max(x, 0), pad.width - 1),
      Math.min(Math.max(y, 0), pad.height - 2) + 0.5,
      pad,
    );
    if (kind === 'press' && button === 'left' && isInside) {
      isMouseDown.current = true;
      dispatch({ type: 'press', at });
    } else if (kind === 'drag' && isMouseDown.current) {
      dispatch({ type: 'move', to: at });
    } else if (kind === 'release' && isMouseDown.current) {
      isMouseDown.current = false;
      dispatch({ type: 'lift' });
    }
  });

  const padRows = useMemo(() => {
    const [x, y] = pixelAtPoint(drawing.pen, pad);
    const glyph = theme.paint('pen', drawing.isPenDown ? '●' : '┼');
    const picture = padPicture(drawing.strokes, pad);
    return halfBlockRows(picture, theme.ramp('paper'), { column: x, row: Math.floor(y / 2), glyph });
  }, [drawing, pad, theme]);
  const image = useMemo(() => digitFromStrokes(drawing.strokes), [drawing.strokes]);
  const blank = { width: 28, height: 28, ink: new Float32Array(28 * 28) };
  const viewRows = halfBlockRows(enlarge(image ?? blank, viewScale), theme.ramp('machine'));

  return (
    <Frame
      title="Draw"
      status={drawing.isPenDown ? 'pen down' : 'pen up'}
      size={size}
      keys={[
        { key: 'mouse', does: 'draw' },
        { key: '←↑↓→', does: 'move' },
        { key: 'space', does: drawing.isPenDown ? 'lift pen' : 'pen down' },
        { key: 'u', does: 'undo' },
        { key: 'c', does: 'clear' },
        { key: 'esc', does: 'back' },
      ]}
    >
      <Box columnGap={GAP}>
        <Box borderStyle="round" {...borderColors(theme)} flexShrink={0} width={pad.width + 2}>
          <Art rows={padRows} label={`A pad with ${strokeCount(drawing)} on it`} />
        </Box>
        <Box
          flexDirection="column"
          paddingTop={spareRows >= CAPTION_ROWS ? 1 : 0}
          width={28 * viewScale}
          flexShrink={0}
        >
          <Art rows={viewRows} label={image ? 'Its 28×28 image' : 'No image yet'} />
          {spareRows >= CAPTION_ROWS && (
            <Box flexDirection="column" marginTop={1}>
              <Toned tone="machine">28×28, what a network reads</Toned>
              <Toned tone="muted">{image ? strokeCount(drawing) : 'nothing drawn yet'}</Toned>
            </Box>
          )}
        </Box>
      </Box>
    </Frame>
  );
}

interface DrawProps {
  readonly size: WindowSize;
  readonly drawing: Drawing;
  readonly dispatch: (action: DrawingAction) => void;
}

const DIRECTIONS: Readonly<Partial<Record<KeyName, readonly [right: number, down: number]>>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Columns between the pad and the image. */
const GAP = 3;

/** The column of the pad's first cell in the window, inside the margin and the border. */
const PAD_LEFT = MARGIN + 1;

/**
 * The pad takes what the image leaves. The image is enlarged where the pad then still is at least four fifths as wide
 * as high, which is how digits are written.
 */
function layOut(size: WindowSize) {
  const { columns, rows } = contentSize(size);
  const height = 2 * (rows - 2);
  const widthBeside = (scale: number) => columns - GAP - 2 - 28 * scale;
  const isLarge = rows >= 28 + CAPTION_ROWS && widthBeside(2) >= 0.8 * height;
  const viewScale = isLarge ? 2 : 1;
  return {
    pad: { width: widthBeside(viewScale), height },
    /** The row of the pad's first cell in the window. */
    padTop: rowsAbove(size) + 1,
    viewScale,
    /** Rows that the image leaves free beside the pad. */
    spareRows: rows - 14 * viewScale,
  };
}

/** A row above the image, level with the pad's border, one below it, and two of text. */
const CAPTION_ROWS = 4;

function strokeCount({ strokes }: Drawing): string {
  return strokes.length === 1 ? '1 stroke' : `${strokes.length} strokes`;
}

function borderColors(theme: Theme) {
  const [focus, surface] = [theme.color('focus'), theme.color('surface')];
  return {
    ...(focus !== undefined && { borderColor: focus }),
    ...(surface !== undefined && { borderBackgroundColor: surface }),
  };
}
