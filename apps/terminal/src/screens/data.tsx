import { Box } from 'ink';
import { type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { bar } from '../bar.ts';
import { type BrowserAction, type BrowserState, shownIndex } from '../browser.ts';
import { DIGIT_SETS, type DigitLibrary, type DigitSet, type DigitSetState } from '../digit-library.ts';
import { enlarge, halfBlockRows } from '../half-blocks.ts';
import { useKeys } from '../keys.ts';
import { Art } from '../parts/art.tsx';
import { contentSize, Frame, type WindowSize } from '../parts/frame.tsx';
import { ThemeContext, Toned } from '../parts/toned.tsx';

/** Looks through sets of digits, one image at a time. */
export function Data({ size, library, browser, dispatch }: DataProps): ReactNode {
  const name = DIGIT_SETS[browser.setIndex];
  const state = useSyncExternalStore(library.subscribe, () => library.state(name));
  useEffect(() => library.request(name), [library, name]);
  useKeys((key) => {
    if (key === 'tab') dispatch({ type: 'next-set' });
    if (key === 'enter' && state.status === 'failed') library.request(name);
    if (state.status !== 'ready') return;
    const { set } = state;
    if (key === 'right') dispatch({ type: 'step', by: 1, set });
    else if (key === 'left') dispatch({ type: 'step', by: -1, set });
    else if (key === 'down' || key === 'pagedown') dispatch({ type: 'step', by: 100, set });
    else if (key === 'up' || key === 'pageup') dispatch({ type: 'step', by: -100, set });
    else if (key === 'home') dispatch({ type: 'first' });
    else if (key === 'end') dispatch({ type: 'last', set });
    else if (key === 'a') dispatch({ type: 'filter', label: null });
    else if (/^[0-9]$/.test(key)) dispatch({ type: 'filter', label: Number(key) });
  });
  return (
    <Frame
      title="Data"
      status={name}
      size={size}
      keys={[
        { key: '←→', does: 'next' },
        { key: '0-9', does: 'only that digit' },
        { key: 'a', does: 'all' },
        { key: '⇥', does: 'next set' },
        { key: 'esc', does: 'back' },
      ]}
    >
      {state.status === 'ready' ? (
        <Digits set={state.set} browser={browser} size={size} />
      ) : (
        <Waiting name={name} state={state} columns={contentSize(size).columns} />
      )}
    </Frame>
  );
}

interface DataProps {
  readonly size: WindowSize;
  readonly library: DigitLibrary;
  readonly browser: BrowserState;
  readonly dispatch: (action: BrowserAction) => void;
}

/** How wide a message may be to be read with ease. */
const MESSAGE_COLUMNS = 68;

function Waiting({ name, state, columns }: WaitingProps): ReactNode {
  return (
    <Box flexDirection="column" flexGrow={1} justifyContent="center" alignItems="center" rowGap={1}>
      {state.status === 'failed' ? (
        <>
          <Toned tone="negative">{name} could not be loaded</Toned>
          <Box width={Math.min(columns, MESSAGE_COLUMNS)}>
            <Toned cut="never">{state.message}</Toned>
          </Box>
          <Toned tone="muted">⏎ tries again, ⇥ goes on to the next set</Toned>
        </>
      ) : (
        <>
          <Toned>Loading {name}</Toned>
          <Toned tone="muted">{state.status === 'loading' ? state.doing : ''}</Toned>
        </>
      )}
    </Box>
  );
}

interface WaitingProps {
  readonly name: string;
  readonly state: Exclude<DigitSetState, { status: 'ready' }>;
  readonly columns: number;
}

/** Columns between the picture and what stands beside it. */
const GAP = 4;

function Digits({ set, browser, size }: { set: DigitSet; browser: BrowserState; size: WindowSize }): ReactNode {
  const theme = useContext(ThemeContext);
  const { dataset, indicesByLabel } = set;
  const index = shownIndex(browser, set);
  if (index === null) {
    return <Toned tone="muted">There is no {browser.label} in this set; a shows all digits.</Toned>;
  }
  const label = dataset.labels[index];
  const bytes = dataset.image(index);
  const picture = { width: dataset.width, height: dataset.height, ink: Array.from(bytes, (level) => level / 255) };
  const scale = pictureScale(picture, size);
  const pictureColumns = picture.width * scale;
  const counts = indicesByLabel.map((indices) => indices.length);
  const position = browser.label === null ? dataset.numImages : counts[browser.label];
  return (
    <Box columnGap={GAP}>
      <Box flexShrink={0} width={pictureColumns}>
        <Art rows={halfBlockRows(enlarge(picture, scale), theme.ramp('machine'))} label={`Picture of a ${label}`} />
      </Box>
      <Box flexDirection="column">
        <Box columnGap={3}>
          <Toned tone="focus" bold>
            {label}
          </Toned>
          <Toned>
            {group(browser.position + 1)} of {group(position)}
            {browser.label === null ? '' : ` with label ${browser.label}`}
          </Toned>
          <Toned tone="muted">index {index}</Toned>
        </Box>
        <Box marginTop={1} flexDirection="column">
          <CountBars
            counts={counts}
            chosen={browser.label}
            columns={contentSize(size).columns - pictureColumns - GAP}
          />
        </Box>
        <Box marginTop={1}>
          <Toned tone="muted" cut="start">
            {set.origin}
          </Toned>
        </Box>
      </Box>
    </Box>
  );
}

/** How many images of each digit there are, as bars on one scale from 0. */
function CountBars({ counts, chosen, columns }: { counts: number[]; chosen: number | null; columns: number }) {
  const largest = Math.max(...counts, 1);
  const countColumns = group(largest).length;
  const barColumns = Math.max(4, Math.min(columns - countColumns - 4, 60));
  return counts.map((count, digit) => {
    const filled = bar(count / largest, barColumns);
    const tone = chosen === null || chosen === digit ? 'machine' : 'line';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit.
      <Box key={digit} columnGap={1}>
        <Toned tone={chosen === digit ? 'focus' : 'text'} bold={chosen === digit}>
          {chosen === digit ? `❯${digit}` : ` ${digit}`}
        </Toned>
        <Box aria-hidden>
          <Toned tone={tone}>{filled.padEnd(barColumns)}</Toned>
        </Box>
        <Toned tone={chosen === null || chosen === digit ? 'text' : 'muted'}>
          {group(count).padStart(countColumns)}
        </Toned>
      </Box>
    );
  });
}

/** Columns that the counts need beside the picture. */
const COUNTS_COLUMNS = 26;

function pictureScale(picture: { width: number; height: number }, size: WindowSize): number {
  const { columns, rows } = contentSize(size);
  const across = (columns - GAP - COUNTS_COLUMNS) / picture.width;
  const down = (rows * 2) / picture.height;
  return Math.max(1, Math.floor(Math.min(across, down)));
}

/** 60000 as 60,000. */
function group(value: number): string {
  return value.toLocaleString('en');
}
