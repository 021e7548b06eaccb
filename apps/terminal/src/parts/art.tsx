import { Text } from 'ink';
import type { ReactNode } from 'react';

/** Rows of block characters; a screen reader says the label in their place. */
export function Art({ rows, label }: { readonly rows: readonly string[]; readonly label: string }): ReactNode {
  return (
    <Text aria-label={label} wrap="truncate">
      {rows.join('\n')}
    </Text>
  );
}
