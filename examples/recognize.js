// What a pen drew, or a picture of it, as a digit. The network is inside the package.
import { createRecognizer } from '@raqam/recognizer';

const recognizer = await createRecognizer();

// Strokes of [x, y], y pointing down, in any units.
const seven = [
  [
    [120, 80],
    [310, 76],
    [190, 330],
  ],
  [
    [150, 200],
    [290, 195],
  ],
];
const prediction = recognizer.recognize(seven, { trace: true, sheet: { width: 400, height: 400 } });
console.log('strokes:', prediction.label, '- to be relied on:', prediction.verdict === 'digit');

// Each step from the drawing to the image that the network reads: how large the ink stands in it.
for (const { name, inkBox } of prediction.trace) console.log(`  ${name}: ${inkBox.width}×${inkBox.height} of 28×28`);

// The same in gray pixels: the image that the network saw, as a data set would hold it.
const data = Uint8Array.from(prediction.image.ink, (ink) => Math.round(255 * ink));
const again = recognizer.recognize({ data, width: 28, height: 28 });
const isSame = again.probabilities.every((value, digit) => value === prediction.probabilities[digit]);
console.log('pixels:', again.label, '- the same probabilities to the bit:', isSame);

console.log('nothing drawn:', recognizer.recognize([]));

// Prints:
// strokes: 7 - to be relied on: true
//   ink: 16×21 of 28×28
//   box: 28×28 of 28×28
//   fitted: 16×20 of 28×28
//   centered: 16×20 of 28×28
// pixels: 7 - the same probabilities to the bit: true
// nothing drawn: null
