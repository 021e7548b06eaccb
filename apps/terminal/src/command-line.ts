import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { InterruptedError, ToldError, UsageError } from './command-error.ts';
import type { EvaluateArguments } from './commands/evaluate.ts';
import type { LearnPerceptronArguments } from './commands/learn-perceptron.ts';
import type { RecognizeArguments } from './commands/recognize.ts';
import type { FullScreenOptions } from './full-screen.tsx';
import type { TrainArguments } from './training/train-request.ts';

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
      await openFullScreen();
    });
  tellUsage(program);

  const draw = program
    .command('draw')
    .description('write a digit with the mouse or the keys and see it read, in the full-screen program');
  draw
    .allowExcessArguments(false)
    .option('--model <dir>', 'the folder of a model (default: the model inside this program)')
    .addHelpText('after', EXIT_CODES)
    .action(async ({ model }: { model?: string }) => {
      await openFullScreen({ screen: 'draw', ...(model !== undefined && { modelFolder: model }) });
    });
  tellUsage(draw);

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

  const train = program
    .command('train')
    .description('train a network; the model, the run and a checkpoint are saved while it goes');
  train
    .allowExcessArguments(false)
    .option('--model <name>', 'cnn, lenet5, lenet5-modern, mlp or softmax (default: cnn)')
    .option('--hidden-units <list>', 'of an mlp: the sizes of its hidden layers, such as 128,64')
    .option('--data <name>', 'what to learn from, as raqam data names it (default: mnist)')
    .option('--epochs <n>', 'how often all images are passed through (default: 5)')
    .option('--batch-size <n>', 'images a step (default: 128)')
    .option('--optimizer <name>', 'sgd, adagrad, adadelta, rmsprop, adam or adamax (default: adam)')
    .option('--learning-rate <x>', "the optimizer's step size (default: the optimizer's own)")
    .option('--schedule <name>', 'how it changes: constant, cosine-decay or one-cycle (default: constant)')
    .option('--validation <fraction>', 'share of the images that is set aside for validation (default: 0)')
    .option('--early-stopping [epochs]', 'end after so many epochs without progress (3), with the weights of the best')
    .option('--average-weights [momentum]', 'judge and save moving averages of the weights (0.99)')
    .option('--augment', 'turn (10°), scale (10%) and shift (2 pixels) each image a little, anew each time')
    .option('--seed <n>', 'of every random number (default: 1)')
    .option('--limit <n>', 'learn from the first n images only')
    .option(
      '--recipe <file>',
      'report, fast-99 or a JSON file: a whole recipe, or training options; what flags say wins over it',
    )
    .option('--engine <name>', 'what computes: wasm or tfjs (default: wasm)')
    .option('--workers <n>', 'threads of the engine wasm; never changes the result (default: one for each core)')
    .option('--precision <name>', 'exact: the same bits everywhere; fast: not quite (default: exact)')
    .option('--out <dir>', 'where to save (default: a new folder below ./raqam-runs)')
    .option('--resume', 'go on from the checkpoint in --out')
    .option('--json', 'print one line of JSON at the end and nothing else on stdout')
    .option('--quiet', 'say nothing while it goes')
    .addHelpText('after', EXIT_CODES)
    .action(async (options: TrainArguments) => {
      const { trainModel } = await import('./commands/train.ts');
      await trainModel(options);
    });
  tellUsage(train);

  const evaluate = program
    .command('evaluate')
    .description('judge a model by labelled images or strokes; all of them are normalized first');
  evaluate
    .allowExcessArguments(false)
    .option('--model <dir>', 'the folder of a model (default: the model inside this program)')
    .option('--images <file>', 'an IDX file of images, gzipped or not, of any size')
    .option('--labels <file>', 'the IDX file of their labels, gzipped or not')
    .option('--strokes <file>', 'labelled strokes, one digit per line of JSON, gzipped or not')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', EXIT_CODES)
    .action(async (options: EvaluateArguments) => {
      const { evaluateModel } = await import('./commands/evaluate.ts');
      await evaluateModel(options);
    });
  tellUsage(evaluate);

  const recognize = program.command('recognize').description('read the digit in each picture or drawing');
  recognize
    .argument('[files...]', 'pictures (PNG, JPEG, WebP, GIF, TIFF, SVG); - reads standard input')
    .option('--strokes <file>', 'drawings as strokes, one per line of JSON, gzipped or not; - reads standard input')
    .option('--model <dir>', 'the folder of a model (default: the model inside this program)')
    .option('--json', 'print one JSON array with a result for each input')
    .addHelpText('after', EXIT_CODES)
    .action(async (files: readonly string[], options: RecognizeArguments) => {
      const { recognizeInputs } = await import('./commands/recognize.ts');
      await recognizeInputs(files, options);
    });
  tellUsage(recognize);

  const learn = program.command('learn').description('learn how a network learns, step by step');
  learn.addHelpText('after', EXIT_CODES).action(() => {
    refuseUnknownCommand(learn);
    throw new UsageError('received no lesson; expected one of: perceptron. See raqam learn --help.');
  });
  tellUsage(learn);

  const perceptron = learn
    .command('perceptron')
    .description('train one perceptron on a gate and show each step; prove it where no perceptron can learn the gate');
  perceptron
    .allowExcessArguments(false)
    .option('--gate <gate>', 'and, or, nand, nor, xor, or a truth table such as 0110', 'and')
    .option('--rate <x>', 'the learning rate', '0.2')
    .option('--weights <list>', 'first weights, the bias first, such as 0.8,-1,-1 (default: all 0)')
    .option('--order <rows>', 'the order of the rows, such as 00,11,01,10 (default: counting upwards)')
    .option('--passes <n>', 'stop after so many passes, learned or not', '100')
    .option('--json', 'print one line of JSON with all digits of all numbers')
    .addHelpText('after', EXIT_CODES)
    .action(async (options: LearnPerceptronArguments) => {
      const { learnPerceptron } = await import('./commands/learn-perceptron.ts');
      learnPerceptron(options);
    });
  tellUsage(perceptron);
  return program;
}

/** @throws {UsageError} Where there is no terminal to fill. */
async function openFullScreen(options: FullScreenOptions = {}): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    const missing = process.stdout.isTTY ? 'standard input' : 'standard output';
    throw new UsageError(
      `${missing} is not a terminal; the full-screen program needs one. Start it in a terminal, or give a command: raqam --help lists them.`,
    );
  }
  // React's own checks are for people who write screens; they cost a third of the start.
  process.env['NODE_ENV'] ??= 'production';
  const { runFullScreen } = await import('./full-screen.tsx');
  await runFullScreen(options);
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
  if (error instanceof ToldError) return 1;
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
