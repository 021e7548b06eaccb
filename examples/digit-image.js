// From pen strokes to the one image that a network reads.
import { digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';

// Any units, y pointing down: a mouse, a tablet, a file. Size and place make no difference.
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

const image = digitFromStrokes(seven);
if (image === null) throw new Error('Nothing is drawn.');

const shades = ' .:-=+*#%@';
for (let row = 3; row < 25; row++) {
  const pixels = image.ink.subarray(row * 28, (row + 1) * 28);
  console.log(
    Array.from(pixels, (ink) => shades[Math.round(ink * 9)])
      .join('')
      .trimEnd(),
  );
}

const farAway = seven.map((stroke) => stroke.map(([x, y]) => [x * 4 - 1024, y * 4 + 512]));
const same = digitFromStrokes(farAway)?.ink.every((ink, i) => ink === image.ink[i]);
console.log('four times as large and elsewhere, the same image to the bit:', same);

// The package also knows how the numerals are written.
for (const model of NUMERAL_MODELS.filter(({ digit }) => digit === 4 || digit === 7)) {
  console.log(model.digit, model.variant, '- strokes:', sampleNumeral(model).length);
}

// Prints:
//
//
//
//
//       =######%%%%%@@@+
//       @@@@@@@@@@@@@@@#
//       =****+++++==*@@=
//                   #@%
//                  -@@=
//                  #@%
//                 :@@=
//                 *@%.
//         .===+++*@@%*.
//         #@@@@@@@@@@@=
//         +@@%%%%@@#*+.
//               *@%.
//              :@@+
//              *@@.
//             .@@+
//             +@@:
//            .@@*
//            +@@:
// four times as large and elsewhere, the same image to the bit: true
// 4 open - strokes: 2
// 4 closed - strokes: 2
// 7 plain - strokes: 1
// 7 crossed - strokes: 2
