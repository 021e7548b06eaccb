import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { WindowSize } from '../parts/frame.tsx';
import { Toned } from '../parts/toned.tsx';

/** The smallest window in which every screen is whole. */
const SMALLEST_WINDOW: WindowSize = { columns: 60, rows: 16 };

/** Whether the screens fit into a window. */
export function isTooSmall({ columns, rows }: WindowSize): boolean {
  return columns < SMALLEST_WINDOW.columns || rows < SMALLEST_WINDOW.rows;
}

/** Stands in for any screen until the window is large enough again. */
export function TooSmall({ size }: { readonly size: WindowSize }): ReactNode {
  const { columns, rows } = size;
  return (
    <Box width={columns} height={rows} flexDirection="column" alignItems="center" justifyContent="center">
      <Toned bold>window too small</Toned>
      <Toned tone="muted">
        {columns}×{rows}, needs {SMALLEST_WINDOW.columns}×{SMALLEST_WINDOW.rows}
      </Toned>
    </Box>
  );
}
