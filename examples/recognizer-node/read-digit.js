// Reads the digit in each picture: node read-digit.js seven.png photo.jpg
import { createRecognizer } from '@raqam/recognizer';
import { decodeImage } from '@raqam/recognizer/node';

const recognizer = await createRecognizer();

for (const file of process.argv.slice(2)) {
  const prediction = recognizer.recognize(await decodeImage(file));
  if (prediction === null) console.log(`${file}: nothing is drawn`);
  else if (prediction.verdict === 'notADigit') console.log(`${file}: not a digit`);
  else console.log(`${file}: ${prediction.label}, ${(100 * prediction.probability).toFixed(1)} %`);
}
