import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Toned } from './toned.tsx';

/** A command of the shell, and what it does. */
export interface ShellCommand {
  readonly command: string;
  readonly does: string;
}

/** What this program does outside of its screens; the most important first. */
export const SHELL_COMMANDS: readonly ShellCommand[] = [
  { command: 'raqam train', does: 'train a network' },
  { command: 'raqam learn perceptron', does: 'see each step' },
  { command: 'raqam recognize', does: 'read pictures' },
  { command: 'raqam evaluate', does: 'judge a model' },
];

const COMMAND_COLUMNS = Math.max(...SHELL_COMMANDS.map(({ command }) => command.length));

/** Commands to type into a shell, a line for each. */
export function ShellCommands({ commands }: { readonly commands: readonly ShellCommand[] }): ReactNode {
  return (
    <Box flexDirection="column">
      {commands.map(({ command, does }) => (
        <Box key={command} columnGap={2}>
          <Toned>{command.padEnd(COMMAND_COLUMNS)}</Toned>
          <Toned tone="muted">{does}</Toned>
        </Box>
      ))}
    </Box>
  );
}
