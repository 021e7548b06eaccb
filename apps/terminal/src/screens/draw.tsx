import type { DigitImage, Stroke } from '@raqam/image';
import type { LiveReader, LiveState } from '@raqam/recognizer';
import { formatDuration, formatNumber } from '@raqam/report';
import { Box } from 'ink';
import { type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type DrawLayout, layOutDraw, PAD_GAP, SIDE_GAP } from '../draw-layout.ts';
import type { Drawing, DrawingAction } from '../drawing.ts';
import { enlarge, halfBlockRows } from '../half-blocks.ts';
import { type KeyName, useKeys } from '../keys.ts';
import { LOCALE } from '../locale.ts';
import { useMouse } from '../mouse.ts';
import { padPicture, pixelAtPoint, pointAtPixel } from '../pad.ts';
import { Answer } from '../parts/answer.tsx';
import { Art } from '../parts/art.tsx';
import { Frame, MARGIN, type WindowSize } from '../parts/frame.tsx';
import { ProbabilityBars } from '../parts/probability-bars.tsx';
import { ThemeContext, Toned } from '../parts/toned.tsx';
import type { Theme } from '../theme.ts';

/** A pad to write on and, beside it, what is read: the digit, ten probabilities, and the 28×28 image they come from. */
export function Draw({ size, drawing, dispatch, reader }: DrawProps): ReactNode {
  const theme = useContext(ThemeContext);
  const { columns, rows } = size;
  const layout = useMemo(() => layOutDraw({ columns, rows }), [columns, rows]);
  const { pad, padTop } = layout;
  const isMouseDown = useRef(false);
  const { strokes } = drawing;
  const readerState = useSyncExternalStore(reader.subscribe, reader.getState);
  // The network is loaded before the first stroke.
  useEffect(() => void reader.start(), [reader]);
  useEffect(() => reader.read(strokes.length === 0 ? null : strokes), [reader, strokes]);

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

  return (
    <Frame
      title="Draw"
      status={`${strokeCount(drawing)} · ${drawing.isPenDown ? 'pen down' : 'pen up'}`}
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
      <Box columnGap={PAD_GAP}>
        <Box borderStyle="round" {...borderColors(theme)} flexShrink={0} width={pad.width + 2}>
          <Art rows={padRows} label={`The pad, ${strokeCount(drawing)}`} />
        </Box>
        <WhatIsRead layout={layout} strokes={strokes} readerState={readerState} />
      </Box>
    </Frame>
  );
}

interface DrawProps {
  readonly size: WindowSize;
  readonly drawing: Drawing;
  readonly dispatch: (action: DrawingAction) => void;
  readonly reader: LiveReader;
}

/** Everything beside the pad. */
function WhatIsRead({ layout, strokes, readerState }: WhatIsReadProps): ReactNode {
  const { sideColumns, viewScale, bars, hasTopMargin, hasCaption, hasGapAboveBars, hasDetails } = layout;
  const { failure, reading } = readerState;
  // The reader learns of a cleared pad only after this frame, and its last answer must not stand beside clean paper.
  const prediction = strokes.length === 0 ? null : (reading?.prediction ?? null);
  const probabilityBars = (
    <ProbabilityBars
      probabilities={prediction?.probabilities ?? null}
      best={prediction?.label ?? null}
      columns={bars.columns}
      numGroups={bars.numGroups}
      gap={SIDE_GAP}
    />
  );
  return (
    <Box flexDirection="column" width={sideColumns} flexShrink={0} paddingTop={hasTopMargin ? 1 : 0}>
      <Box columnGap={SIDE_GAP}>
        <Answer
          prediction={prediction}
          hint={hintFor(strokes, readerState)}
          columns={layout.answerColumns}
          scale={layout.numeralScale}
        />
        {bars.place === 'beside' && probabilityBars}
        {viewScale > 0 && <View image={prediction?.image ?? null} scale={viewScale} hasCaption={hasCaption} />}
      </Box>
      {bars.place === 'below' && <Box marginTop={hasGapAboveBars ? 1 : 0}>{probabilityBars}</Box>}
      {failure !== null && <Toned tone="negative">{failure.message}</Toned>}
      {hasDetails && (
        <Box flexDirection="column" marginTop={1}>
          <Details {...readerState} />
        </Box>
      )}
    </Box>
  );
}

interface WhatIsReadProps {
  readonly layout: DrawLayout;
  readonly strokes: readonly Stroke[];
  readonly readerState: LiveState;
}

/** What stands in the answer's place; at most 12 columns. */
function hintFor(strokes: readonly Stroke[], { reading, failure }: LiveState): string {
  if (failure !== null) return 'no answers';
  if (strokes.length === 0) return 'draw a digit';
  return reading === null ? 'reading' : 'only a dot';
}

/** The image that the network reads, enlarged. */
function View({ image, scale, hasCaption }: ViewProps): ReactNode {
  const theme = useContext(ThemeContext);
  const rows = useMemo(
    () => halfBlockRows(enlarge(image ?? BLANK, scale), theme.ramp('machine')),
    [image, scale, theme],
  );
  return (
    <Box flexDirection="column" flexShrink={0} width={BLANK.width * scale}>
      <Art rows={rows} label={image ? 'Its 28×28 image' : 'No image yet'} />
      {hasCaption && <Toned tone="muted">28×28, what a network reads</Toned>}
    </Box>
  );
}

interface ViewProps {
  readonly image: DigitImage | null;
  readonly scale: number;
  readonly hasCaption: boolean;
}

const BLANK = { width: 28, height: 28, ink: new Float32Array(28 * 28) };

/** Who reads, and how long one waited for it. */
function Details({ model, firstAnswerMs }: LiveState): ReactNode {
  return (
    <>
      {model !== null && (
        <Toned tone="muted">{`${model.name}, ${formatNumber(model.numParameters, LOCALE)} parameters`}</Toned>
      )}
      {firstAnswerMs !== null && <Toned tone="muted">first answer after {formatDuration(firstAnswerMs, LOCALE)}</Toned>}
    </>
  );
}

const DIRECTIONS: Readonly<Partial<Record<KeyName, readonly [right: number, down: number]>>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The column of the pad's first cell in the window, inside the margin and the border. */
const PAD_LEFT = MARGIN + 1;

function strokeCount({ strokes }: Drawing): string {
  if (strokes.length === 0) return 'nothing drawn yet';
  return strokes.length === 1 ? '1 stroke' : `${strokes.length} strokes`;
}

function borderColors(theme: Theme) {
  const [focus, surface] = [theme.color('focus'), theme.color('surface')];
  return {
    ...(focus !== undefined && { borderColor: focus }),
    ...(surface !== undefined && { borderBackgroundColor: surface }),
  };
}
