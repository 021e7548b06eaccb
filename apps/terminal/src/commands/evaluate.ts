import { checkInkOnPaper, type Dataset, decodeIdxPair } from '@raqam/dataset';
import { readStrokeFile } from '@raqam/dataset/node';
import type { Raster, Stroke } from '@raqam/image';
import type { Recognizer } from '@raqam/recognizer';
import { formatNumber, type Score, scorePredictions } from '@raqam/report';
import { createBreather } from '../breathe.ts';
import { UsageError } from '../command-error.ts';
import { confusionTable } from '../confusion-table.ts';
import { createChosenRecognizer } from '../create-chosen-recognizer.ts';
import { describeAccuracy } from '../describe-accuracy.ts';
import { listenForInterruption } from '../interruption.ts';
import { LOCALE } from '../locale.ts';
import { readInput } from '../read-input.ts';
import { tellCount } from '../tell-count.ts';
import { colorDepthOf, createTheme, type Theme } from '../theme.ts';
import { formatLoss } from '../training/describe-run.ts';

/** The options of `raqam evaluate` as they were typed. */
export interface EvaluateArguments {
  readonly model?: string;
  readonly images?: string;
  readonly labels?: string;
  readonly strokes?: string;
  readonly json?: boolean;
}

/** Labelled drawings, one after the other. */
interface Samples {
  /** What is counted, for people. */
  readonly what: string;
  /** Null when it is not known before all are read. */
  readonly total: number | null;
  readonly all: AsyncIterable<Sample> | Iterable<Sample>;
}

interface Sample {
  readonly label: number;
  readonly drawing: readonly Stroke[] | Raster;
}

/**
 * Judges a model by labelled images or strokes, each brought under the 28×28 contract by the recognizer, as a drawing
 * is when it is read. A blank one counts as read wrongly.
 *
 * With `json` it prints `{"accuracy","loss","count","confusionMatrix"}` in one line.
 *
 * @throws {UsageError} When it is not said what to judge by, or said twice.
 * @throws {InputError} When a file cannot be read, or there is nothing in it.
 * @throws {DatasetContentError} When the images are dark ink on light paper.
 * @throws {InterruptedError} On Ctrl-C or a signal.
 */
export async function evaluateModel({
  model,
  images,
  labels,
  strokes,
  json = false,
}: EvaluateArguments): Promise<void> {
  const openSamples = chooseSamples({ images, labels, strokes });
  const interruption = listenForInterruption('stopped before all was read; there is no result.');
  try {
    const recognizer = await createChosenRecognizer(model);
    const samples = await openSamples();
    const score = await judge(recognizer, samples, interruption.signal);
    const { accuracy, loss, count, confusionMatrix } = score;
    process.stdout.write(
      json
        ? `${JSON.stringify({ accuracy, loss, count, confusionMatrix })}\n`
        : summary(score, recognizer, createTheme(colorDepthOf(process.stdout))),
    );
  } finally {
    interruption.close();
  }
}

function chooseSamples({ images, labels, strokes }: SampleFiles): () => Promise<Samples> {
  if (images !== undefined && labels !== undefined && strokes === undefined) return () => readImages(images, labels);
  if (strokes !== undefined && images === undefined && labels === undefined) {
    return () => Promise.resolve({ what: 'drawings read', total: null, all: strokesOf(strokes) });
  }
  throw new UsageError(
    `received ${describeGiven({ images, labels, strokes })}; expected --images FILE with --labels FILE, or --strokes FILE. See raqam evaluate --help.`,
  );
}

type SampleFiles = { readonly [Kind in 'images' | 'labels' | 'strokes']: string | undefined };

function describeGiven(files: SampleFiles): string {
  const given = Object.entries(files).flatMap(([name, file]) => (file === undefined ? [] : [`--${name}`]));
  return given.length === 0 ? 'no data' : given.join(' and ');
}

async function readImages(images: string, labels: string): Promise<Samples> {
  const dataset = await decodeIdxPair(
    images,
    { name: images, bytes: await readInput(images) },
    { name: labels, bytes: await readInput(labels) },
  );
  checkInkOnPaper(dataset);
  return { what: 'images read', total: dataset.numImages, all: imagesOf(dataset) };
}

function* imagesOf(dataset: Dataset): Generator<Sample, void, undefined> {
  const { width, height, labels } = dataset;
  for (let index = 0; index < dataset.numImages; index++) {
    const ink = Float32Array.from(dataset.image(index), (level) => level / 255);
    yield { label: labels[index], drawing: { ink, width, height } };
  }
}

async function* strokesOf(path: string): AsyncGenerator<Sample, void, undefined> {
  for await (const { label, strokes } of readStrokeFile(path)) yield { label, drawing: strokes };
}

async function judge(recognizer: Recognizer, samples: Samples, signal: AbortSignal): Promise<Score> {
  const labels: number[] = [];
  const probabilities: number[] = [];
  const breathe = createBreather(signal);
  const teller = tellCount(samples.what, samples.total);
  try {
    for await (const { label, drawing } of samples.all) {
      // A row of NaN stands for a blank drawing.
      const prediction = recognizer.recognize(drawing);
      probabilities.push(...(prediction?.probabilities ?? BLANK));
      labels.push(label);
      teller.tell(labels.length);
      await breathe();
    }
  } finally {
    teller.end();
  }
  return scorePredictions({ probabilities: Float32Array.from(probabilities), labels, numClasses: BLANK.length });
}

const BLANK: readonly number[] = new Array<number>(10).fill(Number.NaN);

function summary(score: Score, { model }: Recognizer, theme: Theme): string {
  const { loss, numBlank, confusionMatrix } = score;
  const lines = [
    ['model', `${model.name}, ${formatNumber(model.numParameters, LOCALE)} parameters`],
    ['accuracy', describeAccuracy(score)],
    ['loss', formatLoss(loss)],
    ...(numBlank === 0 ? [] : [['blank', `${formatNumber(numBlank, LOCALE)}, counted as read wrongly`]]),
  ];
  const told = lines.map(([name, text]) => `${theme.paint('muted', name.padEnd(8))} ${text}`);
  return `${[...told, '', ...confusionTable(confusionMatrix, theme)].join('\n')}\n`;
}
