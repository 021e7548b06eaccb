import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { ScreenName } from '../navigation.ts';
import { contentSize, Frame, type KeyHelp, type WindowSize } from '../parts/frame.tsx';
import { SHELL_COMMANDS, ShellCommands } from '../parts/shell-commands.tsx';
import { Toned } from '../parts/toned.tsx';

const KEYS: Readonly<Record<ScreenName, readonly KeyHelp[]>> = {
  home: [
    { key: '↑ ↓', does: 'choose' },
    { key: '⏎', does: 'open' },
    { key: '1 2', does: 'open at once' },
  ],
  draw: [
    { key: 'mouse', does: 'press and drag to draw' },
    { key: '← ↑ ↓ →', does: 'move the pen' },
    { key: 'space', does: 'put the pen down, lift it' },
    { key: 'u', does: 'take the last stroke back' },
    { key: 'c', does: 'clear the pad' },
  ],
  data: [
    { key: '← →', does: 'one image back, one on' },
    { key: '↑ ↓', does: 'a hundred back, a hundred on' },
    { key: 'home end', does: 'the first image, the last' },
    { key: '0 … 9', does: 'images of that digit only' },
    { key: 'a', does: 'images of all digits' },
    { key: '⇥', does: 'the next set: MNIST train, MNIST test, synthetic' },
  ],
};

const EVERYWHERE: readonly KeyHelp[] = [
  { key: 'esc', does: 'back' },
  { key: 'q', does: 'quit' },
  { key: 'ctrl-c', does: 'quit' },
  { key: '?', does: 'show and hide this help' },
];

/** All keys of a screen and, where there is room, the commands for what no screen does. */
export function Help({ screen, size }: { readonly screen: ScreenName; readonly size: WindowSize }): ReactNode {
  const rowsUsed = KEYS[screen].length + 1 + EVERYWHERE.length + 1;
  return (
    <Frame title="Help" status={`keys of ${screen}`} size={size} keys={[{ key: 'esc', does: 'back' }]}>
      <Box flexDirection="column">
        <Keys keys={KEYS[screen]} />
        <Box marginTop={1} flexDirection="column">
          <Keys keys={EVERYWHERE} />
        </Box>
        {rowsUsed + SHELL_COMMANDS.length <= contentSize(size).rows && (
          <Box marginTop={1}>
            <ShellCommands commands={SHELL_COMMANDS} />
          </Box>
        )}
      </Box>
    </Frame>
  );
}

function Keys({ keys }: { keys: readonly KeyHelp[] }): ReactNode {
  return keys.map(({ key, does }) => (
    <Box key={key} columnGap={2}>
      <Toned bold>{key.padEnd(8)}</Toned>
      <Toned tone="muted">{does}</Toned>
    </Box>
  ));
}
