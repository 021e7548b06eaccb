import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { InterruptedError, UsageError } from './command-error.ts';

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 128 + n ended by signal n.`;

/**
 * Runs one call of `raqam`: a command, or without arguments the full-screen program. What a command needs is loaded only
 * when it runs, so that help comes at once.
 *
 * @param args Without the program's own name.
 * @returns The exit code.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return tellFailure(error, args);
  }
}

function createProgram(): Command {
  const program = new Command('raqam')
    .description('Raqam: handwritten digits. Without a command it opens the full-screen program.')
    .version(version(), '-V, --version', 'print the version')
    .helpCommand(false)
    // `data --json` and `data show --json` are two commands' own options of one name.
    .enablePositionalOptions()
    .addHelpText('after', EXIT_CODES)
    // A word that is no command arrives here as an argument too many.
    .allowExcessArguments()
    .action(async () => {
      refuseUnknownCommand(program);
      if (!process.stdin.isTTY || !process.stdout.isTTY) {
        const missing = process.stdout.isTTY ? 'standard input' : 'standard output';
        throw new UsageError(
          `${missing} is not a terminal; the full-screen program needs one. Start it in a terminal, or give a command: raqam --help lists them.`,
        );
      }
      // React's own checks are for people who write screens; they cost a third of the start.
      process.env['NODE_ENV'] ??= 'production';
      const { runFullScreen } = await import('./full-screen.tsx');
      await runFullScreen();
    });
  tellUsage(program);

  const data = program
    .command('data')
    .description('list the data sets that are found, with their shapes, counts and digests');
  data
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXIT_CODES)
    .action(async ({ json = false }: { json?: boolean }) => {
      refuseUnknownCommand(data);
      const { listData } = await import('./commands/list-data.ts');
      await listData({ json });
    });
  tellUsage(data);

  const fetch = data
    .command('fetch')
    .description('download a data set into the cache; a download that was cut is taken up again');
  fetch
    .argument('<name>', 'the data set: mnist')
    .allowExcessArguments(false)
    .option('--mirror <address...>', 'where to download from, instead of the public mirrors')
    .option('--json', 'print one JSON document at the end')
    .option('--jsonl', 'print each event as a line of JSON')
    .addHelpText('after', EXIT_CODES)
    .action(async (name: string, options: { mirror?: string[]; json?: boolean; jsonl?: boolean }) => {
      const { fetchData } = await import('./commands/fetch-data.ts');
      await fetchData(name, options);
    });
  tellUsage(fetch);

  const show = data.command('show').description('show one image of a data set and its label');
  show
    .argument('<name>', 'the data set: mnist or synthetic')
    .allowExcessArguments(false)
    .option('--index <n>', 'which image, from 0', '0')
    .option('--part <part>', 'train or test', 'train')
    .option('--json', 'print one JSON document, pixels from 0 to 255 row by row')
    .addHelpText('after', EXIT_CODES)
    .action(async (name: string, { index, part, json = false }: { index: string; part: string; json?: boolean }) => {
      const { showData } = await import('./commands/show-data.ts');
      await showData(name, { index, part, json });
    });
  tellUsage(show);
  return program;
}

/** Turns what commander refuses into a {@link UsageError} that says what the command expects and where to read on. */
function tellUsage(command: Command): void {
  command.configureOutput({ outputError: () => {} });
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    const name = commandName(command);
    const received = error.message
      .replace(/^error: /, '')
      .replace(/\.$/, '')
      .replaceAll('\n', ' ');
    throw new UsageError(`${received}; expected: ${name} ${command.usage()}. See ${name} --help.`);
  });
}

/** Refuses a word behind a command that can stand alone, where it is none of the commands below it. */
function refuseUnknownCommand(command: Command): void {
  const [word] = command.args;
  if (word === undefined) return;
  const name = commandName(command);
  const commands = command.commands.map((each) => each.name()).join(', ');
  throw new UsageError(`received the command "${word}"; expected one of: ${commands}. See ${name} --help.`);
}

function commandName(command: Command): string {
  return command.parent ? `${commandName(command.parent)} ${command.name()}` : command.name();
}

/** Tells a failure on stderr and, where JSON was asked for, on stdout too. Returns the exit code. */
function tellFailure(error: unknown, args: readonly string[]): number {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`raqam: ${message}\n`);
  if (error instanceof TypeError || error instanceof ReferenceError) process.stderr.write(`${error.stack}\n`);
  const failure = { error: { name, message } };
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(failure, null, 2)}\n`);
  else if (args.includes('--jsonl')) process.stdout.write(`${JSON.stringify({ event: 'failed', ...failure })}\n`);
  if (error instanceof InterruptedError) return error.exitCode;
  return error instanceof UsageError ? 2 : 1;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (typeof manifest === 'object' && manifest && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json names no version.');
}
