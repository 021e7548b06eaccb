import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UsageError } from './command-error.ts';
import type { RunOptions } from './commands/run-benchmarks.ts';
import type { ModelCardOptions } from './commands/write-model-card.ts';
import { programVersion } from './program-version.ts';
import { DIGIT_SET_NAMES, type DigitSetName } from './recognizer/digit-set.ts';

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 128 + n ended by signal n.`;

/**
 * Runs one call of `raqam-bench`. What a command needs is loaded only when it runs, so that help comes at once.
 *
 * @param args Without the program's own name.
 * @returns The exit code.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return tellFailure(error, args);
  }
}

/** @param onEnd Told the exit code of a command that does not always end with 0. */
function createProgram(onEnd: (exitCode: number) => void): Command {
  const runNamed = async (names: readonly string[], options: RunOptions) => {
    const { runBenchmarks } = await import('./commands/run-benchmarks.ts');
    onEnd(await runBenchmarks(names, options));
  };
  const program = new Command('raqam-bench')
    .description('Raqam, measured: how fast its parts are on this machine.')
    .version(programVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    // What stands behind a command is that command's option, though the program has one of the same name.
    .enablePositionalOptions();
  withUsage(program).usage('[options] <command> | <benchmark…>');
  withRunOptions(program.argument('[names...]', 'benchmarks to run: short for `run`')).action(
    async (names: readonly string[], options: RunOptions) => {
      if (names.length === 0) {
        throw new UsageError(
          'received no command; expected: raqam-bench [options] <command> | <benchmark…>. See raqam-bench --help.',
        );
      }
      await runNamed(names, options);
    },
  );

  withUsage(program.command('list').description('list the benchmarks'))
    .option('--json', 'print one JSON document')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { listBenchmarks } = await import('./commands/list-benchmarks.ts');
      listBenchmarks({ json });
    });

  withUsage(program.command('environment').description('describe this machine as every report does'))
    .option('--json', 'print one JSON document')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { showEnvironment } = await import('./commands/show-environment.ts');
      await showEnvironment({ json });
    });

  withUsage(program.command('model-card').description('write the measured part of docs/model-card.md, with pictures'))
    .option('--card <file>', 'another document')
    .action(async (options: ModelCardOptions) => {
      const { writeModelCard } = await import('./commands/write-model-card.ts');
      await writeModelCard(options);
    });

  const run = withUsage(program.command('run').description('run benchmarks, or all of them with `run all`'));
  withRunOptions(run.argument('<names...>', 'their names, as `list` shows them')).action(runNamed);
  return program;
}

function withRunOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document')
    .option('--markdown', 'print Markdown tables')
    .option('--out <file>', 'write the report to a file as well: Markdown if it ends in .md, else JSON')
    .option('--seeds <numbers>', 'seeds to train with, such as 1,2,3 (of benchmarks that train)', parseSeeds)
    .option('--epochs <number>', 'train so many epochs (likewise)', parseCount)
    .option('--limit <number>', 'train on so many images, from the first (likewise)', parseCount)
    .option('--run <file>', 'judge the network of a training run, a *.raqam file (of benchmarks of the recognizer)')
    .option('--unseen <sets>', `read these whole, the run having learnt nothing from them (likewise)`, parseSets);
}

function parseSets(text: string): DigitSetName[] {
  const names = text.split(',');
  const sets = DIGIT_SET_NAMES.filter((name) => names.includes(name));
  if (sets.length === names.length) return sets;
  throw new InvalidArgumentError(`It takes names with commas between them, of ${DIGIT_SET_NAMES.join(', ')}.`);
}

function parseSeeds(text: string): number[] {
  const seeds = text.split(',').map((each) => (/^\d+$/.test(each) ? Number(each) : Number.NaN));
  if (seeds.every(Number.isSafeInteger) && new Set(seeds).size === seeds.length) return seeds;
  throw new InvalidArgumentError('It takes different whole numbers with commas between them, such as 1,2,3.');
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('It takes a whole number of at least 1.');
}

/** Turns what commander refuses into a {@link UsageError} that says what the command expects and where to read on. */
function withUsage(command: Command): Command {
  return command
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => {
      if (error.exitCode === 0) throw error;
      const name = command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
      const received = error.message
        .replace(/^error: /, '')
        .replace(/\.$/, '')
        .replaceAll('\n', ' ');
      throw new UsageError(`${received}; expected: ${name} ${command.usage()}. See ${name} --help.`);
    });
}

/** Tells a failure on stderr and, where JSON was asked for, on stdout too. Returns the exit code. */
function tellFailure(error: unknown, args: readonly string[]): number {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`raqam-bench: ${message}\n`);
  if (error instanceof TypeError || error instanceof ReferenceError) process.stderr.write(`${error.stack}\n`);
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { name, message } }, null, 2)}\n`);
  return error instanceof UsageError ? 2 : 1;
}
