import {
  DIGIT_CONTRACT,
  type DigitImage,
  findInkBox,
  fitInkBox,
  type InkBox,
  type Raster,
  rasterFromPixels,
  rasterize,
  rasterizeSheet,
  resampleBox,
  type Sheet,
} from '@raqam/image';
import type { PlainDrawing } from './drawing.ts';
import { indexOfGreatest } from './index-of-greatest.ts';
import type { DigitNetwork } from './network/digit-network.ts';
import type { TraceStage, TraceStageName } from './trace-stage.ts';

const { size, levels } = DIGIT_CONTRACT;

/**
 * Shows what each step of the preparation is for: the drawing after each, and what the network makes of it there.
 *
 * @param image What the drawing has become in the end.
 * @param sheet What strokes were drawn on; without it, the sheet is their own box.
 * @returns Four stages, in their order; the last one's image is `image`.
 */
export function traceDrawing(
  drawing: PlainDrawing,
  image: DigitImage,
  network: Pick<DigitNetwork, 'run'>,
  sheet?: Sheet,
): TraceStage[] {
  const raster = inkOf(drawing, image);
  const inkBox = findInkBox(raster) ?? wholeOf(raster);
  const isOnSheet = sheet !== undefined && Array.isArray(drawing);
  const frame: readonly [height: number, width: number] = [size, size];
  const images: readonly (readonly [TraceStageName, Raster])[] = [
    ['ink', squeeze(isOnSheet ? rasterizeSheet(drawing, sheet) : raster)],
    ['box', resampleBox(raster, inkBox, frame)],
    ['fitted', placeInMiddle(fitInkBox(raster, inkBox))],
    ['centered', image],
  ];
  const inputs = new Float32Array(images.length * size * size);
  for (const [index, [, { ink }]] of images.entries()) inputs.set(ink, index * size * size);
  const outputs = Array.from(network.run(inputs));
  const numDigits = outputs.length / images.length;
  return images.map(([name, { ink }], index) => {
    const probabilities = outputs.slice(index * numDigits, (index + 1) * numDigits);
    const stage: DigitImage = { width: size, height: size, ink };
    return { name, image: stage, inkBox: findInkBox(stage), probabilities, label: indexOfGreatest(probabilities) };
  });
}

/** The ink that the image was made from. */
function inkOf(drawing: PlainDrawing, image: DigitImage): Raster {
  if ('ink' in drawing) return drawing;
  if (!('data' in drawing)) return rasterize(drawing);
  // A gray picture that is a digit image already is read as it is.
  const { data } = drawing;
  const isImage = data.length === image.ink.length && image.ink.every((ink, i) => data[i] === Math.round(ink * levels));
  return isImage ? image : rasterFromPixels(drawing);
}

/** The whole raster, brought into the frame without regard to its proportions. */
function squeeze(raster: Raster): Raster {
  return resampleBox(raster, wholeOf(raster), [size, size]);
}

function wholeOf({ width, height }: Raster): InkBox {
  return { left: 0, top: 0, width, height };
}

/** The fitted ink with its box, not yet its center of mass, in the middle of the frame. */
function placeInMiddle({ width, height, ink }: Raster): Raster {
  const left = Math.floor((size - width) / 2);
  const top = Math.floor((size - height) / 2);
  const placed = new Float32Array(size * size);
  for (let y = 0; y < height; y++) placed.set(ink.subarray(y * width, (y + 1) * width), (top + y) * size + left);
  return { width: size, height: size, ink: placed };
}
