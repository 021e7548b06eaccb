#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';

// The reader of a pipe may leave before all is written (`raqam-bench list --json | head -1`): that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2));
