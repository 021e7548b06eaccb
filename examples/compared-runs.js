// Two recipes, five seeds each: is one better, and does a published figure lie where one more run would?
import {
  compareMeans,
  compareOutcomes,
  comparisonVerdict,
  holmAdjust,
  pairedOutcomes,
  replicationVerdict,
  suspectLabelsOfRuns,
} from '@raqam/report';
import { loadWords } from '@raqam/report/words';

// Accuracies on the same 10000 test images, one for each seed.
const accuracies = {
  'SGD, 9 epochs': [0.9731, 0.9744, 0.9725, 0.974, 0.9729],
  'Adam, 5 epochs': [0.9886, 0.9893, 0.9879, 0.9891, 0.9884],
  'Adam, 9 epochs': [0.9894, 0.9889, 0.9897, 0.9887, 0.9892],
};
const words = await loadWords('en');

// Every pair, judged together: three tests at 0.05 each would find a difference by chance more often than one.
const names = Object.keys(accuracies);
const pairs = names.flatMap((first, i) => names.slice(i + 1).map((second) => [first, second]));
const comparisons = pairs.map(([first, second]) => compareMeans(accuracies[first], accuracies[second]));
const adjusted = holmAdjust(comparisons.map(({ p }) => p));
pairs.forEach(([first, second], i) => {
  const verdict = comparisonVerdict({ ...comparisons[i], p: adjusted[i] });
  console.log(words.comparison(verdict, { first, second, numSeeds: 5 }));
});

// Published: 0.9895.
const replication = replicationVerdict(0.9895, accuracies['Adam, 5 epochs']);
console.log(words.replication(replication, { name: 'Adam, 5 epochs', quantity: 'accuracy' }));

// Two runs on the same 100 images, by the images that each read wrongly.
const sure = (index, label, prediction) => ({
  index,
  label,
  probabilities: Array.from({ length: 10 }, (_, digit) => (digit === prediction ? 0.995 : 0.005 / 9)),
});
const first = [sure(8, 5, 6), sure(18, 3, 5)];
const second = [sure(8, 5, 6), sure(33, 4, 9), sure(38, 2, 7), sure(92, 9, 4)];
const verdict = comparisonVerdict(compareOutcomes(pairedOutcomes(first, second, 100)));
console.log(words.comparison(verdict, { first: 'the first run', second: 'the second', numImages: 100 }));
console.log(suspectLabelsOfRuns([{ wrong: first }, { wrong: second }]));

// Prints:
// “SGD, 9 epochs” does worse than “Adam, 5 epochs” by 1.53 points (95% interval: 1.43 to 1.63 points; p < 0.001).
// “SGD, 9 epochs” does worse than “Adam, 9 epochs” by 1.58 points (95% interval: 1.48 to 1.68 points; p < 0.001).
// “Adam, 5 epochs” and “Adam, 9 epochs” cannot be told apart: p = 0.13; 5 seeds of each show differences from 0.1 points on.
// Accuracy (Adam, 5 epochs): reproduced. The published 98.95% lies in the 95% prediction interval of one run, 98.70% to 99.04%; our mean is 98.87%.
// the first run and the second cannot be told apart: p = 0.63; 100 test images show differences from 7.67 points on.
// [ { index: 8, label: 5, prediction: 6, confidence: 0.995 } ]
