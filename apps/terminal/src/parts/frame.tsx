import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useContext } from 'react';
import { ThemeContext, Toned } from './toned.tsx';

/** A key, as it is written on the keyboard, and what it does. */
export interface KeyHelp {
  readonly key: string;
  readonly does: string;
}

/** In a window of fewer rows the frame keeps only the title and the keys. */
const ROOMY_ROWS = 20;

/** Rows above a screen's own content: the title and, where there is room, a blank one. */
export function rowsAbove({ rows }: WindowSize): number {
  return rows < ROOMY_ROWS ? 1 : 2;
}

/** The size of what a screen has for itself, between the title and the keys. */
export function contentSize(size: WindowSize): WindowSize {
  const rowsBelow = size.rows < ROOMY_ROWS ? 1 : 2;
  return { columns: size.columns - 2 * MARGIN, rows: size.rows - rowsAbove(size) - rowsBelow };
}

/** Columns kept free at each side. */
export const MARGIN = 2;

/** The window: a title line, the screen's own content, and the keys that work now. */
export function Frame({ title, status, keys, hasHelp = true, size, children }: FrameProps): ReactNode {
  const isRead = useIsScreenReaderEnabled();
  const surface = useContext(ThemeContext).color('surface');
  const { columns, rows } = size;
  const shown = fittingKeys(hasHelp ? [...keys, HELP] : keys, columns - 2 * MARGIN);
  return (
    <Box
      flexDirection="column"
      width={columns}
      {...(!isRead && { height: rows })}
      {...(surface !== undefined && { backgroundColor: surface })}
    >
      <Box paddingX={MARGIN} justifyContent="space-between" height={rowsAbove(size)} columnGap={2}>
        <Box flexShrink={0} columnGap={2}>
          <Toned tone="ink" bold>
            raqam
          </Toned>
          <Toned bold>{title}</Toned>
        </Box>
        <Toned tone="muted">{status}</Toned>
      </Box>
      <Box flexDirection="column" flexGrow={1} paddingX={MARGIN}>
        {children}
      </Box>
      {rows >= ROOMY_ROWS && (
        <Box paddingX={MARGIN} aria-hidden>
          <Toned tone="line">{'─'.repeat(columns - 2 * MARGIN)}</Toned>
        </Box>
      )}
      <Box paddingX={MARGIN} columnGap={KEY_GAP} height={1}>
        {shown.map(({ key, does }) => (
          <Text key={key}>
            <Toned bold>{key}</Toned> <Toned tone="muted">{does}</Toned>
          </Text>
        ))}
      </Box>
    </Box>
  );
}

interface FrameProps {
  readonly title: string;
  /** One short text at the right of the title. */
  readonly status: string;
  /** The most important first: what does not fit is left out, and `?` shows them all. */
  readonly keys: readonly KeyHelp[];
  /** Whether `?` shows help; otherwise these few keys are all there are. @default true */
  readonly hasHelp?: boolean;
  readonly size: WindowSize;
  readonly children: ReactNode;
}

/** The size of the window in character cells. */
export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

const KEY_GAP = 3;

const HELP: KeyHelp = { key: '?', does: 'help' };

/** The keys that fit in a line, the last one always among them. */
function fittingKeys(keys: readonly KeyHelp[], columns: number): readonly KeyHelp[] {
  const shown: KeyHelp[] = [];
  const last = keys.slice(-1);
  let used = last.reduce((sum, each) => sum + keyColumns(each), 0);
  for (const each of keys.slice(0, -1)) {
    used += KEY_GAP + keyColumns(each);
    if (used > columns) break;
    shown.push(each);
  }
  return [...shown, ...last];
}

function keyColumns({ key, does }: KeyHelp): number {
  return key.length + 1 + does.length;
}
