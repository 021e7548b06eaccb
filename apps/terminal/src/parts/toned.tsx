import { Text } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import { createTheme, type Theme, type Tone } from '../theme.ts';

/** The colors of the terminal that the program runs in. */
export const ThemeContext = createContext<Theme>(createTheme(1));

const WRAP = { end: 'truncate-end', start: 'truncate-start', never: 'wrap' } as const;

/** Text of one tone, cut with an ellipsis where it is too long for its place. */
export function Toned({ tone = 'text', bold = false, cut = 'end', children }: ToneProps): ReactNode {
  const color = useContext(ThemeContext).color(tone);
  return (
    <Text {...(color !== undefined && { color })} bold={bold} wrap={WRAP[cut]}>
      {children}
    </Text>
  );
}

interface ToneProps {
  readonly tone?: Tone;
  readonly bold?: boolean;
  /** Where a text too long for its place is cut; `never` breaks it into lines. */
  readonly cut?: keyof typeof WRAP;
  readonly children: ReactNode;
}
