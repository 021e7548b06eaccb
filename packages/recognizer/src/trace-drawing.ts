import {
  centerInk,
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
import type { PreparationStep, TraceStage, TraceStageName } from './trace-stage.ts';

const { size, levels } = DIGIT_CONTRACT;

/**
 * Shows what each step of the preparation is for: the drawing after each, and what the network makes of it there.
 *
 * @param image What the drawing has become in the end.
 * @param skippedSteps What is left out of them; the drawing is then as it was before the step.
 * @param sheet What strokes were drawn on; without it, the sheet is their own box.
 * @returns Four stages, in their order; the last one's image is `image` when none is skipped.
 */
export function traceDrawing(
  drawing: PlainDrawing,
  image: DigitImage,
  network: Pick<DigitNetwork, 'run'>,
  skippedSteps: readonly PreparationStep[],
  sheet?: Sheet,
): TraceStage[] {
  const raster = inkOf(drawing, image);
  const whole = sheet !== undefined && Array.isArray(drawing) ? rasterizeSheet(drawing, sheet) : raster;
  const does = (step: PreparationStep) => !skippedSteps.includes(step);
  const source = does('box') ? raster : whole;
  const box = (does('box') ? findInkBox(raster) : null) ?? wholeOf(source);
  const boxed = resampleBox(source, box, [size, size]);
  const fitted = does('fitted') ? placeInMiddle(fitInkBox(source, box)) : boxed;
  const centered = does('centered') ? moveToCenter(fitted) : fitted;
  const images: readonly (readonly [TraceStageName, Raster])[] = [
    ['ink', resampleBox(whole, wholeOf(whole), [size, size])],
    ['box', boxed],
    ['fitted', fitted],
    ['centered', skippedSteps.length === 0 ? image : centered],
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

/** The ink of a framed image with its center of mass in the middle, as near as the frame allows. */
function moveToCenter(image: Raster): Raster {
  const box = findInkBox(image);
  return box === null ? image : centerInk(resampleBox(image, box, [box.height, box.width]));
}
