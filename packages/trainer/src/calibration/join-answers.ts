import type { CalibrationData } from './calibration-data.ts';

/** The answers to several sets, one after the other. */
export function joinAnswers(answers: readonly CalibrationData[]): CalibrationData {
  const probabilities = new Float32Array(answers.reduce((sum, each) => sum + each.probabilities.length, 0));
  let position = 0;
  for (const each of answers) {
    probabilities.set(each.probabilities, position);
    position += each.probabilities.length;
  }
  return { probabilities, labels: answers.flatMap(({ labels }) => Array.from(labels)) };
}
