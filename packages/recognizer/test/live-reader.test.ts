import type { Stroke } from '@raqam/image';
import {
  type ConnectReadingService,
  connectInPlace,
  connectToWorker,
  createLiveReader,
  createRecognizer,
  DrawingError,
  type Prediction,
  type ReadingEvents,
  type ReadingRequest,
  type ReadingResponse,
  type ReadingScope,
  type ReadingWorker,
  type Recognizer,
  type StrokeReader,
  serveReadings,
} from '@raqam/recognizer';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const MODEL = { name: 'cnn', numParameters: 37_610, weightsSha256: '0'.repeat(64), backend: 'wasm' } as const;
const ASLEEP = { status: 'asleep', model: null, reading: null, firstAnswerMs: null, failure: null };
const FAILURE = { stage: 'load', message: 'no network' } as const;

/** Drawings are told apart by their length. */
const drawing = (length: number): Stroke[] => [Array.from({ length }, (_, i) => [i, i] as const)];
const lengthOf = ({ drawing: strokes }: ReadingRequest): number => (strokes as Stroke[])[0].length;

function predictionOf(label: number): Prediction {
  return {
    verdict: 'digit',
    label,
    probability: 0.9,
    probabilities: Array.from({ length: 10 }, (_, digit) => (digit === label ? 0.9 : 0.1 / 9)),
    runnerUp: { label: (label + 1) % 10, probability: 0.1 / 9 },
    image: { width: 28, height: 28, ink: new Float32Array(784) },
    durationMs: 1,
  };
}

/** A reader whose services say what the test tells them to, and a clock that the test moves. */
function createScripted() {
  const services: { readonly events: ReadingEvents; readonly close: () => void }[] = [];
  const sent: number[] = [];
  const close = vi.fn();
  let nowMs = 0;
  const connect: ConnectReadingService = (events) => {
    services.push({ events, close });
    return { send: (request) => sent.push(lengthOf(request)), close };
  };
  const reader = createLiveReader(connect, () => nowMs);
  const states: unknown[] = [];
  reader.subscribe(() => states.push(reader.getState()));
  return {
    reader,
    services,
    sent,
    close,
    states,
    pass: (durationMs: number) => {
      nowMs += durationMs;
    },
    events: () => {
      const latest = services.at(-1);
      if (latest === undefined) throw new Error('expected a service to have been asked for');
      return latest.events;
    },
  };
}

describe('a live reader', () => {
  test('loads nothing before the start or the first drawing, and then once', () => {
    const { reader, services } = createScripted();
    reader.read(null);
    expect(reader.getState()).toEqual(ASLEEP);
    expect(services).toHaveLength(0);
    reader.read(drawing(2));
    expect(reader.getState()).toEqual({ ...ASLEEP, status: 'loading' });
    void reader.start();
    expect(services).toHaveLength(1);
  });

  test('reads once, in its last form, what was drawn while the network was loading', () => {
    const { reader, events, sent } = createScripted();
    for (let length = 1; length <= 5; length++) reader.read(drawing(length));
    expect(sent).toEqual([]);
    events().onReady(MODEL);
    expect(sent).toEqual([5]);
  });

  test('reads next only the newest of what is drawn during a reading', () => {
    const { reader, events, sent } = createScripted();
    void reader.start();
    events().onReady(MODEL);
    const drawings = [1, 2, 3, 4, 5].map(drawing);
    for (const each of drawings) reader.read(each);
    expect(sent).toEqual([1]);
    events().onRead(predictionOf(1));
    // The answer to the first form is shown, being newer than what stood there, until that to the last one comes.
    expect(reader.getState().reading).toEqual({ drawing: drawings[0], prediction: predictionOf(1), model: MODEL });
    expect(sent).toEqual([1, 5]);
    events().onRead(predictionOf(7));
    expect(reader.getState().reading).toEqual({ drawing: drawings[4], prediction: predictionOf(7), model: MODEL });
    expect(sent).toHaveLength(2);
  });

  test('does not read again what it has read', () => {
    const { reader, events, sent } = createScripted();
    const one = drawing(1);
    reader.read(one);
    events().onReady(MODEL);
    events().onRead(null);
    reader.read(one);
    expect(sent).toEqual([1]);
  });

  test('reads again what it has read when something else is asked of it', () => {
    const { reader, events, sent } = createScripted();
    const one = drawing(1);
    const options = { trace: true };
    reader.read(one);
    events().onReady(MODEL);
    events().onRead(predictionOf(1));
    reader.read(one, options);
    events().onRead(predictionOf(1));
    reader.read(one, options);
    expect(sent).toEqual([1, 1]);
  });

  test('what is drawn is read anew by a network that takes over, and each answer says whose it is', () => {
    const { reader, events, sent } = createScripted();
    const better = { ...MODEL, numParameters: 75_242 };
    reader.read(drawing(3));
    events().onReady(MODEL);
    events().onRead(predictionOf(3));
    events().onReady(better);
    expect(sent).toEqual([3, 3]);
    // The first one's answer stands until the other's comes.
    expect(reader.getState()).toMatchObject({ model: better, reading: { prediction: predictionOf(3), model: MODEL } });
    events().onRead(predictionOf(8));
    expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(8), model: better });
    expect(sent).toHaveLength(2);
  });

  test('a network that takes over during a reading is not asked twice', () => {
    const { reader, events, sent } = createScripted();
    reader.read(drawing(3));
    events().onReady(MODEL);
    events().onReady({ ...MODEL, name: 'better' });
    events().onRead(predictionOf(3));
    expect(reader.getState().reading?.model.name).toBe('better');
    expect(sent).toEqual([3]);
  });

  test('takes the answer away at once when the sheet is cleared, and shows none that comes late', () => {
    const { reader, events, sent, states } = createScripted();
    reader.read(drawing(3));
    events().onReady(MODEL);
    events().onRead(predictionOf(3));
    reader.read(drawing(4));
    reader.read(null);
    expect(reader.getState().reading).toBeNull();
    reader.read(drawing(9));
    const numStates = states.length;
    events().onRead(predictionOf(4));
    expect(states).toHaveLength(numStates);
    expect(sent).toEqual([3, 4, 9]);
    events().onRead(predictionOf(9));
    expect(reader.getState().reading?.prediction).toEqual(predictionOf(9));
  });

  test('tells that a network cannot be loaded; trying again reads what was drawn', async () => {
    const { reader, services, events, sent, close } = createScripted();
    reader.read(drawing(3));
    events().onFailed(FAILURE);
    expect(reader.getState()).toEqual({ ...ASLEEP, status: 'failed', failure: FAILURE });
    expect(close).toHaveBeenCalledOnce();
    reader.read(drawing(4));
    expect(services).toHaveLength(1);
    const started = reader.start();
    expect(reader.getState()).toEqual({ ...ASLEEP, status: 'loading' });
    events().onReady(MODEL);
    expect(await started).toMatchObject({ status: 'ready', model: MODEL });
    expect(sent).toEqual([4]);
  });

  test('tells a failure at a drawing, and asks nothing more', () => {
    const { reader, events, sent } = createScripted();
    reader.read(drawing(1));
    events().onReady(MODEL);
    events().onRead(predictionOf(1));
    const failure = { stage: 'read', message: 'broken' } as const;
    events().onFailed(failure);
    reader.read(drawing(2));
    expect(sent).toEqual([1]);
    expect(reader.getState()).toEqual({ ...ASLEEP, status: 'failed', failure });
  });

  test('takes a service that cannot even be asked for as a network that cannot be loaded', () => {
    const reader = createLiveReader(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    void reader.start();
    expect(reader.getState()).toMatchObject({ status: 'failed', failure: { stage: 'load', message: 'refused' } });
  });

  test('hears a service that is ready, or fails, while it is being asked for', () => {
    const sent: number[] = [];
    const ready = createLiveReader(({ onReady }) => {
      onReady(MODEL);
      return { send: (request) => sent.push(lengthOf(request)), close: () => {} };
    });
    ready.read(drawing(6));
    expect(sent).toEqual([6]);

    const close = vi.fn();
    const failed = createLiveReader(({ onFailed }) => {
      onFailed(FAILURE);
      return { send: () => {}, close };
    });
    failed.read(drawing(6));
    expect(failed.getState().failure).toEqual(FAILURE);
    expect(close).toHaveBeenCalledOnce();
  });

  test('hears nothing of a service that was stopped; the next start reads what is drawn', async () => {
    const { reader, services, sent, close } = createScripted();
    reader.read(drawing(3));
    const started = reader.start();
    reader.stop();
    expect(close).toHaveBeenCalledOnce();
    expect(await started).toEqual(ASLEEP);
    services[0]?.events.onReady(MODEL);
    expect(reader.getState()).toEqual(ASLEEP);
    void reader.start();
    services[1]?.events.onReady(MODEL);
    expect(sent).toEqual([3]);
  });

  test('times the first answer from the first drawing; later ones change nothing', () => {
    const { reader, events, pass } = createScripted();
    reader.read(null);
    pass(1000);
    reader.read(drawing(1));
    pass(80);
    events().onReady(MODEL);
    pass(12);
    events().onRead(null);
    expect(reader.getState()).toMatchObject({ model: MODEL, firstAnswerMs: 92 });
    pass(8);
    reader.read(drawing(2));
    events().onRead(null);
    expect(reader.getState().firstAnswerMs).toBe(92);
  });

  test('tells every change until the subscription ends', () => {
    const { reader } = createScripted();
    const listener = vi.fn();
    const unsubscribe = reader.subscribe(listener);
    void reader.start();
    unsubscribe();
    reader.stop();
    expect(listener).toHaveBeenCalledOnce();
  });

  test('refuses what is no drawing, and goes on', () => {
    const { reader, events, sent } = createScripted();
    reader.read(drawing(1));
    events().onReady(MODEL);
    expect(() => reader.read(JSON.parse('"7"') as Stroke[])).toThrow(DrawingError);
    events().onRead(predictionOf(1));
    expect(sent).toEqual([1]);
    expect(reader.getState().reading?.prediction).toEqual(predictionOf(1));
  });
});

const SEVEN: readonly Stroke[] = [
  [
    [10, 10],
    [50, 10],
    [30, 70],
  ],
];

/** The state that the reader has once it has an answer, or has failed. */
async function settledState(reader: ReturnType<typeof createLiveReader>) {
  return vi.waitFor(() => {
    const state = reader.getState();
    if (state.reading === null && state.failure === null) throw new Error('nothing yet');
    return state;
  });
}

describe('in place', () => {
  test('answers as the recognizer does, trace included, but not at once', async () => {
    const recognizer = await createRecognizer();
    const reader = createLiveReader(connectInPlace(() => createRecognizer()));
    expect((await reader.start()).model).toEqual(recognizer.model);
    reader.read(SEVEN, { trace: true });
    expect(reader.getState().reading).toBeNull();
    const { reading } = await settledState(reader);
    const { durationMs: _, ...expected } = recognizer.recognize(SEVEN, { trace: true }) ?? {};
    expect(reading?.prediction).toMatchObject(expected);
    expect(reading?.drawing).toBe(SEVEN);
    reader.stop();
    expect(reader.getState()).toEqual(ASLEEP);
  });

  test.each([
    ['load', () => Promise.reject(new Error('no network'))],
    ['read', async () => ({ model: MODEL, recognize: refuse, recognizeNumber: refuse })],
  ] as const)('tells what fails: %s', async (stage, load: () => Promise<Recognizer>) => {
    const reader = createLiveReader(connectInPlace(load));
    reader.read(SEVEN);
    expect((await settledState(reader)).failure).toEqual({ stage, message: 'no network' });
  });

  test('says nothing after it was stopped in the middle of a reading', async () => {
    const reader = createLiveReader(connectInPlace(() => createRecognizer()));
    await reader.start();
    reader.read(SEVEN);
    reader.stop();
    await Promise.resolve();
    expect(reader.getState()).toEqual(ASLEEP);
  });
});

function refuse(): never {
  throw new Error('no network');
}

async function refuseLater(): Promise<never> {
  throw new Error('no network');
}

describe('in a worker', () => {
  /** The two ends of a worker in one thread: what is posted is cloned, as between threads, and comes later. */
  function createWorkerPair(load: () => Promise<Recognizer>, loadSuccessor?: () => Promise<Recognizer>) {
    return pairWith((scope) => serveReadings(scope, load(), loadSuccessor));
  }

  function pairWith(serve: (scope: ReadingScope) => void) {
    const listeners = new Map<string, (event: object) => void>();
    const terminate = vi.fn();
    let receive: ((event: { readonly data: ReadingRequest }) => void) | null = null;
    const post = (deliver: () => void) => void setTimeout(deliver);
    const scope: ReadingScope = {
      postMessage: (response) => {
        const data: ReadingResponse = structuredClone(response);
        post(() => listeners.get('message')?.({ data }));
      },
      addEventListener: (_, listener) => {
        receive = listener;
      },
    };
    const worker: ReadingWorker = {
      postMessage: (request) => {
        const data = structuredClone(request);
        post(() => receive?.({ data }));
      },
      addEventListener: (type: string, listener: (event: never) => void) => {
        listeners.set(type, (event) => listener(event as never));
      },
      terminate,
    };
    serve(scope);
    return { worker, terminate, tell: (type: string, event: object) => listeners.get(type)?.(event) };
  }

  test('answers as the recognizer does', async () => {
    const recognizer = await createRecognizer();
    const { worker, terminate } = createWorkerPair(() => createRecognizer());
    const reader = createLiveReader(connectToWorker(() => worker));
    reader.read(SEVEN, { trace: true });
    const { model, reading } = await settledState(reader);
    expect(model).toEqual(recognizer.model);
    const { durationMs: _, ...expected } = recognizer.recognize(SEVEN, { trace: true }) ?? {};
    expect(reading?.prediction).toMatchObject(expected);
    reader.stop();
    expect(terminate).toHaveBeenCalledOnce();
  });

  test.each([
    ['load', () => Promise.reject(new Error('no network'))],
    ['read', async () => ({ model: MODEL, recognize: refuse, recognizeNumber: refuse })],
  ] as const)('tells what fails: %s', async (stage, load: () => Promise<Recognizer>) => {
    const reader = createLiveReader(connectToWorker(() => createWorkerPair(load).worker));
    reader.read(SEVEN);
    expect((await settledState(reader)).failure).toEqual({ stage, message: 'no network' });
  });

  describe('where a better network may take over', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    const named = (name: string, label: number): Recognizer => ({
      model: { ...MODEL, name },
      recognize: () => predictionOf(label),
      recognizeNumber: refuse,
    });

    test('it is loaded once the first has answered and nobody asks for a while, and reads then', async () => {
      const loadSuccessor = vi.fn(async () => named('better', 8));
      const { worker } = createWorkerPair(async () => named('small', 3), loadSuccessor);
      const reader = createLiveReader(connectToWorker(() => worker));
      void reader.start();
      await vi.advanceTimersByTimeAsync(5000);
      expect(loadSuccessor).not.toHaveBeenCalled();
      for (let length = 1; length <= 5; length++) {
        reader.read(drawing(length));
        await vi.advanceTimersByTimeAsync(500);
      }
      expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(3), model: { name: 'small' } });
      expect(loadSuccessor).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(5000);
      expect(loadSuccessor).toHaveBeenCalledOnce();
      expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(8), model: { name: 'better' } });
    });

    test('the first goes on where the other cannot be loaded', async () => {
      const { worker } = createWorkerPair(async () => named('small', 3), refuseLater);
      const reader = createLiveReader(connectToWorker(() => worker));
      for (const length of [1, 2]) {
        reader.read(drawing(length));
        await vi.advanceTimersByTimeAsync(5000);
      }
      expect(reader.getState()).toMatchObject({ status: 'ready', failure: null, model: { name: 'small' } });
    });

    describe('and the first reads strokes alone', () => {
      const strokesOnly: StrokeReader = {
        model: { ...MODEL, name: 'small' },
        recognizeStrokes: (strokes) => predictionOf(strokes[0].length),
      };
      const PICTURE = { data: new Uint8Array(4), width: 2, height: 2 };

      test('strokes are read by it, until the other one has come at rest', async () => {
        const { worker } = pairWith((scope) =>
          serveReadings(scope, Promise.resolve(strokesOnly), async () => named('better', 8)),
        );
        const reader = createLiveReader(connectToWorker(() => worker));
        reader.read(drawing(3), { numbers: true });
        await vi.advanceTimersByTimeAsync(900);
        expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(3), model: { name: 'small' } });
        await vi.advanceTimersByTimeAsync(200);
        expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(8), model: { name: 'better' } });
      });

      test.each([
        ['a picture', PICTURE, {}],
        ['a trace', drawing(3), { trace: true }],
      ])('%s makes the other one come at once', async (_, asked, options) => {
        const loadSuccessor = vi.fn(async () => named('better', 8));
        const { worker } = pairWith((scope) => serveReadings(scope, Promise.resolve(strokesOnly), loadSuccessor));
        const reader = createLiveReader(connectToWorker(() => worker));
        reader.read(asked, options);
        await vi.advanceTimersByTimeAsync(100);
        expect(reader.getState().reading).toMatchObject({ prediction: predictionOf(8), model: { name: 'better' } });
        await vi.advanceTimersByTimeAsync(5000);
        expect(loadSuccessor).toHaveBeenCalledOnce();
      });

      test('a picture that has to wait for one that cannot be loaded is a failure to load', async () => {
        const { worker } = pairWith((scope) => serveReadings(scope, Promise.resolve(strokesOnly), refuseLater));
        const reader = createLiveReader(connectToWorker(() => worker));
        reader.read(PICTURE);
        await vi.advanceTimersByTimeAsync(100);
        expect(reader.getState().failure).toEqual({ stage: 'load', message: 'no network' });
      });
    });
  });

  test.each([
    ['a script that is not there', {}, 'The worker could not be loaded. Check its address and the connection.'],
    ['a script that throws', { message: 'Uncaught boom' }, 'Uncaught boom'],
  ])('tells of %s', (_, event, message) => {
    const { worker, tell } = createWorkerPair(() => new Promise(() => {}));
    const reader = createLiveReader(connectToWorker(() => worker));
    void reader.start();
    tell('error', event);
    expect(reader.getState().failure).toEqual({ stage: 'load', message });
  });

  test('tells of a worker that breaks while it reads', async () => {
    const { worker, tell } = createWorkerPair(() => createRecognizer());
    const reader = createLiveReader(connectToWorker(() => worker));
    await reader.start();
    tell('error', { message: 'out of memory' });
    expect(reader.getState().failure).toEqual({ stage: 'read', message: 'out of memory' });
    const again = createWorkerPair(() => createRecognizer());
    const second = createLiveReader(connectToWorker(() => again.worker));
    await second.start();
    again.tell('messageerror', {});
    expect(second.getState().failure).toEqual({
      stage: 'read',
      message: 'An answer of the worker could not be received. Start the reader again.',
    });
  });
});
