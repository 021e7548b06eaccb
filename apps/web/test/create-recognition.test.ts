import type { Stroke } from '@raqam/image';
import type { Prediction } from '@raqam/recognizer';
import { expect, test } from 'vitest';
import { createRecognition, type RecognitionWorker } from '../recognition/create-recognition.ts';
import type { RecognitionRequest, RecognitionResponse } from '../recognition/recognition-messages.ts';

/** A worker without a network: the test says what it answers, and when. */
class ScriptedWorker implements RecognitionWorker {
  readonly requests: RecognitionRequest[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, (event: { readonly data: RecognitionResponse }) => void>();

  postMessage(request: RecognitionRequest): void {
    this.requests.push(request);
  }

  addEventListener(type: string, listener: (event: { readonly data: RecognitionResponse }) => void): void {
    this.#listeners.set(type, listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  respond(response: RecognitionResponse): void {
    this.#listeners.get('message')?.({ data: response });
  }

  /** What a browser does when the worker's script cannot be loaded, or throws. */
  fault(): void {
    this.#listeners.get('error')?.({ data: { type: 'ready' } });
  }
}

/** A recognition, the workers it has started so far, and each state it has told of. */
function createScripted() {
  const workers: ScriptedWorker[] = [];
  const recognition = createRecognition(() => {
    const worker = new ScriptedWorker();
    workers.push(worker);
    return worker;
  });
  const states: unknown[] = [];
  recognition.subscribe(() => states.push(recognition.getState()));
  const worker = () => {
    const latest = workers.at(-1);
    if (latest === undefined) throw new Error('expected a worker to have been started');
    return latest;
  };
  return { recognition, workers, worker, states };
}

const drawing = (length: number): Stroke[] => [Array.from({ length }, (_, i) => [i, i] as const)];

function predictionOf(label: number): Prediction {
  return {
    label,
    probability: 0.9,
    probabilities: Array.from({ length: 10 }, (_, digit) => (digit === label ? 0.9 : 0.1 / 9)),
    runnerUp: { label: (label + 1) % 10, probability: 0.1 / 9 },
    image: { width: 28, height: 28, ink: new Float32Array(784) },
    durationMs: 1,
  };
}

test('nothing is loaded before the start or the first drawing', () => {
  const { recognition, workers } = createScripted();
  recognition.read(null);
  expect(recognition.getState()).toEqual({ status: 'asleep', prediction: null });
  expect(workers).toHaveLength(0);
  recognition.read(drawing(2));
  expect(recognition.getState()).toEqual({ status: 'loading', prediction: null });
  recognition.start();
  expect(workers).toHaveLength(1);
});

test('what was drawn while the network was loading is read once, in its last form', () => {
  const { recognition, worker } = createScripted();
  for (let length = 1; length <= 5; length++) recognition.read(drawing(length));
  expect(worker().requests).toEqual([]);
  worker().respond({ type: 'ready' });
  expect(worker().requests).toEqual([{ strokes: drawing(5) }]);
});

test('of what is drawn during a reading, only the newest is read next', () => {
  const { recognition, worker } = createScripted();
  recognition.start();
  worker().respond({ type: 'ready' });
  for (let length = 1; length <= 5; length++) recognition.read(drawing(length));
  expect(worker().requests).toEqual([{ strokes: drawing(1) }]);
  worker().respond({ type: 'prediction', prediction: predictionOf(1) });
  // The answer to the first form is shown, being newer than what stood there, until that to the last one comes.
  expect(recognition.getState()).toEqual({ status: 'ready', prediction: predictionOf(1) });
  expect(worker().requests).toEqual([{ strokes: drawing(1) }, { strokes: drawing(5) }]);
  worker().respond({ type: 'prediction', prediction: predictionOf(7) });
  expect(recognition.getState()).toEqual({ status: 'ready', prediction: predictionOf(7) });
  expect(worker().requests).toHaveLength(2);
});

test('clearing takes the answer away at once, and an answer that comes late is not shown', () => {
  const { recognition, worker, states } = createScripted();
  recognition.start();
  worker().respond({ type: 'ready' });
  recognition.read(drawing(3));
  worker().respond({ type: 'prediction', prediction: predictionOf(3) });
  recognition.read(drawing(4));
  recognition.read(null);
  expect(recognition.getState()).toEqual({ status: 'ready', prediction: null });
  recognition.read(drawing(9));
  const numStates = states.length;
  worker().respond({ type: 'prediction', prediction: predictionOf(4) });
  expect(states).toHaveLength(numStates);
  expect(worker().requests.at(-1)).toEqual({ strokes: drawing(9) });
  worker().respond({ type: 'prediction', prediction: predictionOf(9) });
  expect(recognition.getState()).toEqual({ status: 'ready', prediction: predictionOf(9) });
});

test('a network that cannot be loaded is told; trying again reads what was drawn', () => {
  const { recognition, workers, worker } = createScripted();
  recognition.read(drawing(3));
  worker().respond({ type: 'fault', fault: 'load' });
  expect(recognition.getState()).toEqual({ status: 'failed', prediction: null, fault: 'load' });
  expect(worker().isTerminated).toBe(true);
  recognition.read(drawing(4));
  expect(workers).toHaveLength(1);
  recognition.start();
  expect(recognition.getState()).toEqual({ status: 'loading', prediction: null });
  worker().respond({ type: 'ready' });
  expect(worker().requests).toEqual([{ strokes: drawing(4) }]);
});

test.each([
  ['before it could read', false, 'load'],
  ['while it read', true, 'read'],
] as const)('a worker that breaks %s is told as such', (_, wasReady, fault) => {
  const { recognition, worker } = createScripted();
  recognition.start();
  if (wasReady) worker().respond({ type: 'ready' });
  worker().fault();
  expect(recognition.getState()).toEqual({ status: 'failed', prediction: null, fault });
});

test('a browser that refuses the worker is told as a network that cannot be loaded', () => {
  const recognition = createRecognition(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  recognition.start();
  expect(recognition.getState()).toEqual({ status: 'failed', prediction: null, fault: 'load' });
});

test('a worker that was stopped has nothing more to say, and the next start reads what is drawn', () => {
  const { recognition, workers } = createScripted();
  recognition.read(drawing(3));
  const [first] = workers;
  recognition.stop();
  expect(first?.isTerminated).toBe(true);
  first?.respond({ type: 'ready' });
  expect(recognition.getState()).toEqual({ status: 'asleep', prediction: null });
  recognition.start();
  const second = workers[1];
  second?.respond({ type: 'ready' });
  expect(first?.requests).toEqual([]);
  expect(second?.requests).toEqual([{ strokes: drawing(3) }]);
});

test('who no longer listens is not told', () => {
  const { recognition } = createScripted();
  let numCalls = 0;
  const unsubscribe = recognition.subscribe(() => {
    numCalls++;
  });
  recognition.start();
  unsubscribe();
  recognition.stop();
  expect(numCalls).toBe(1);
});
