import { digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useContext, useMemo } from 'react';
import type { DataPlace } from '../find-data.ts';
import { enlarge, halfBlockRows } from '../half-blocks.ts';
import { useKeys } from '../keys.ts';
import { MENU, type NavigationAction } from '../navigation.ts';
import { Art } from '../parts/art.tsx';
import { contentSize, Frame, type WindowSize } from '../parts/frame.tsx';
import { SHELL_COMMANDS, ShellCommands } from '../parts/shell-commands.tsx';
import { ThemeContext, Toned } from '../parts/toned.tsx';
import { WORDMARK } from '../parts/wordmark.ts';

/** What one does on the screens of the menu. */
const LINES = {
  draw: { name: 'Draw', does: 'write a digit and see it read' },
  data: { name: 'Data', does: 'look through digits' },
} as const;

/** Columns that the menu and what is found need beside the picture. */
const MENU_COLUMNS = 44;

/** The first screen: where one can go, what to type into a shell for the rest, and which data is found. */
export function Home({ size, places, chosen, dispatch }: HomeProps): ReactNode {
  const theme = useContext(ThemeContext);
  const isRead = useIsScreenReaderEnabled();
  useKeys((key) => {
    if (key === 'up') dispatch({ type: 'choose', by: -1 });
    else if (key === 'down') dispatch({ type: 'choose', by: 1 });
    else if (key === 'enter') dispatch({ type: 'open' });
    else if (key === '1' || key === '2') dispatch({ type: 'open', screen: MENU[Number(key) - 1] });
  });
  const scale = pictureScale(size);
  const picture = useMemo(() => samplePicture(), []);
  return (
    <Frame
      title="Home"
      status="handwritten digits"
      size={size}
      keys={[
        { key: '↑↓', does: 'choose' },
        { key: '⏎', does: 'open' },
        { key: 'q', does: 'quit' },
      ]}
    >
      <Box justifyContent="space-between" flexGrow={1}>
        <Box flexDirection="column" width={MENU_COLUMNS} flexShrink={0} rowGap={1} paddingTop={1}>
          <Box flexDirection="column" aria-hidden>
            {WORDMARK.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture never change places.
              <Toned key={index} tone="ink">
                {row}
              </Toned>
            ))}
          </Box>
          <Box flexDirection="column">
            {MENU.map((screen, index) => (
              <Box key={screen} columnGap={2}>
                <Toned tone={index === chosen ? 'focus' : 'text'} bold={index === chosen}>
                  {`${index === chosen ? '❯' : ' '} ${index + 1}  ${LINES[screen].name}`}
                </Toned>
                <Toned tone="muted">{LINES[screen].does}</Toned>
              </Box>
            ))}
          </Box>
          <Box paddingLeft={2}>
            <ShellCommands commands={SHELL_COMMANDS.slice(0, numCommands(size))} />
          </Box>
          <Box flexDirection="column" paddingLeft={2}>
            {places.map(({ name, isFound, where }) => (
              <Box key={name} columnGap={1}>
                <Box flexShrink={0} columnGap={1}>
                  <Toned tone={isFound ? 'positive' : 'muted'}>{isFound ? '●' : '○'}</Toned>
                  <Toned>{name.padEnd(LONGEST_NAME)}</Toned>
                </Box>
                {/* Of a path the end says most, of a remedy the beginning. */}
                <Toned tone="muted" cut={isFound ? 'start' : 'end'}>
                  {where}
                </Toned>
              </Box>
            ))}
          </Box>
        </Box>
        {scale > 0 && !isRead && (
          <Box flexDirection="column" justifyContent="center" flexShrink={0}>
            <Art rows={halfBlockRows(enlarge(picture, scale), theme.ramp('machine'))} label="" />
          </Box>
        )}
      </Box>
    </Frame>
  );
}

interface HomeProps {
  readonly size: WindowSize;
  readonly places: readonly DataPlace[];
  /** Which line of the menu is chosen, from 0. */
  readonly chosen: number;
  readonly dispatch: (action: NavigationAction) => void;
}

const LONGEST_NAME = 'synthetic'.length;

/** Rows of everything but the commands: the name, the menu, the data, and a blank row above each part. */
const OTHER_ROWS = 1 + WORDMARK.length + 1 + MENU.length + 1 + 1 + 2;

/** How many commands there is room for. */
function numCommands(size: WindowSize): number {
  return Math.max(contentSize(size).rows - OTHER_ROWS, 0);
}

/** How many times the 28×28 picture can be enlarged beside the menu; 0 when there is no place for it. */
function pictureScale(size: WindowSize): number {
  const { columns, rows } = contentSize(size);
  const scale = Math.min((columns - MENU_COLUMNS - 2) / 28, rows / 14);
  return Math.min(Math.floor(scale), 2);
}

/** A three, as a network would see it. */
function samplePicture() {
  const three = NUMERAL_MODELS.find((model) => model.digit === 3);
  const picture = three && digitFromStrokes(sampleNumeral(three));
  if (!picture) throw new Error('The numeral models hold no three with ink.');
  return picture;
}
