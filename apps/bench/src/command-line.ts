import { constants } from 'node:os';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UsageError } from './command-error.ts';
import type { CompareOptions } from './commands/compare-stored.ts';
import type { ReportOptions } from './commands/report-experiments.ts';
import type { RunOptions } from './commands/run-experiments.ts';
import type { ModelCardOptions } from './commands/write-model-card.ts';
import type { ReadmeOptions } from './commands/write-readme.ts';
import type { SuspectLabelsOptions } from './commands/write-suspect-labels.ts';
import { parseSeedList } from './experiment/seed-list.ts';
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
    const { runExperiments } = await import('./commands/run-experiments.ts');
    await runExperiments(names, options);
  };
  const program = new Command('raqam-bench')
    .description(
      'Raqam, measured: the report’s experiments with statistics, and how fast its parts are on this machine.',
    )
    .version(programVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    // What stands behind a command is that command's option, though the program has one of the same name.
    .enablePositionalOptions();
  withUsage(program).usage('[options] <command> | <experiment…>');
  withRunOptions(program.argument('[names...]', 'experiments or benchmarks to run: short for `run`')).action(
    async (names: readonly string[], options: RunOptions) => {
      if (names.length === 0) {
        throw new UsageError(
          'received no command; expected: raqam-bench [options] <command> | <experiment…>. See raqam-bench --help.',
        );
      }
      await runNamed(names, options);
    },
  );

  withUsage(program.command('list').description('list the experiments and benchmarks'))
    .option('--json', 'print one JSON document')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { listAll } = await import('./commands/list-all.ts');
      await listAll({ json });
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

  withUsage(program.command('suspect-labels').description('write which labels of MNIST’s test images may be wrong'))
    .option('--seeds <seeds>', 'train from these: 10 (1 to 10), 3,5 or 4..9 (else 1 to 5)', parseSeeds)
    .option('--out <file>', 'another file than the one that the site shows')
    .action(async (options: SuspectLabelsOptions) => {
      const { writeSuspectLabels } = await import('./commands/write-suspect-labels.ts');
      await writeSuspectLabels(options);
    });

  const compare = withUsage(program.command('compare').description('compare two reports; ends with 1 if one is worse'));
  compare
    .argument('<first>', 'a report *.json, or a store')
    .argument('<second>', 'likewise')
    .argument('[name]', 'of the report, in stores')
    .option('--threshold <share>', 'from which a change counts: 5% of the first value, or 0.05', parseShare, 0.05)
    .option('--json', 'print one JSON document')
    .action(async (first: string, second: string, name: string | undefined, options: CompareOptions) => {
      const { compareStored } = await import('./commands/compare-stored.ts');
      onEnd(await compareStored([first, second], name, options));
    });

  withUsage(program.command('readme').description('write README.md from its template and the reports in the store'))
    .option('--check', 'write nothing; end with 1 if README.md is not what the kept reports give')
    .option('--store <folder>', 'where the reports are (else RAQAM_STORE, else the user’s data folder)')
    .action(async (options: ReadmeOptions) => {
      const { writeReadme } = await import('./commands/write-readme.ts');
      onEnd(await writeReadme(options));
    });

  const report = withUsage(program.command('report').description('report again what is in the store; trains nothing'));
  withReportOptions(report.argument('<names...>', 'experiments, files or benchmarks')).action(
    async (names: readonly string[], options: ReportOptions) => {
      const { reportExperiments } = await import('./commands/report-experiments.ts');
      await reportExperiments(names, options);
    },
  );

  const run = withUsage(program.command('run').description('run experiments and benchmarks, or all with `run all`'));
  withRunOptions(run.argument('<names...>', 'their names, as `list` shows them, or files *.json')).action(runNamed);
  return program;
}

function withReportOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document')
    .option('--markdown', 'print Markdown')
    .option('--out <place>', 'write it as well: to a file *.html, *.md, *.csv or *.json, or all of them to a folder')
    .option('--store <folder>', 'where runs are kept (else RAQAM_STORE, else the user’s data folder)')
    .option('--seeds <seeds>', 'train from these: 10 (1 to 10), 3,5 or 4..9 (of what trains)', parseSeeds)
    .option('--epochs <number>', 'train so many epochs (likewise)', parseCount)
    .option('--limit <number>', 'train on so many images, from the first (likewise)', parseCount);
}

function withRunOptions(command: Command): Command {
  return withReportOptions(command)
    .option('--plan', 'print what would be trained and how long that takes, and train nothing')
    .option('--jobs <number>', 'train so many networks at a time (else one for each core)', parseCount)
    .option('--run <file>', 'judge the network of a training run, a *.raqam file (of benchmarks of the recognizer)')
    .option('--unseen <sets>', 'read these whole, the run having learnt nothing from them (likewise)', parseSets);
}

function parseSets(text: string): DigitSetName[] {
  const names = text.split(',');
  const sets = DIGIT_SET_NAMES.filter((name) => names.includes(name));
  if (sets.length === names.length) return sets;
  throw new InvalidArgumentError(`It takes names with commas between them, of ${DIGIT_SET_NAMES.join(', ')}.`);
}

function parseSeeds(text: string): readonly number[] {
  const seeds = parseSeedList(text);
  if (seeds !== null) return seeds;
  throw new InvalidArgumentError('It takes how many (10), or different seeds (3,5 or 4..9).');
}

function parseShare(text: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('It takes a share, such as 5% or 0.05.');
  return percent === '%' ? Number(number) / 100 : Number(number);
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

/** Names of errors that say so; by name, since what throws them is loaded only when it runs. */
const WRONG_USAGE = ['UsageError', 'ExperimentError', 'ReportFormatError'];

/** Tells a failure on stderr and, where JSON was asked for, on stdout too. Returns the exit code. */
function tellFailure(error: unknown, args: readonly string[]): number {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`raqam-bench: ${message}\n`);
  if (error instanceof TypeError || error instanceof ReferenceError) process.stderr.write(`${error.stack}\n`);
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { name, message } }, null, 2)}\n`);
  if (WRONG_USAGE.includes(name)) return 2;
  return name === 'PlanStoppedError' ? 128 + constants.signals.SIGINT : 1;
}
