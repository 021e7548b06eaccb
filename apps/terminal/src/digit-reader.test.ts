import type { Stroke } from '@raqam/image';
import { expect, test, vi } from 'vitest';
import { createDigitReader, type ReadingEvents } from './digit-reader.ts';

const MODEL = { name: 'cnn', numParameters: 37_610, weightsSha256: '0'.repeat(64) };

/** Three drawings, told apart by their length. */
const [ONE, TWO, THREE] = [1, 2, 3].map((length): readonly Stroke[] => Array.from({ length }, () => [[0, 0]]));

function createFakes() {
  const sent: number[] = [];
  const close = vi.fn();
  let nowMs = 0;
  let events: ReadingEvents | null = null;
  const connect = vi.fn((given: ReadingEvents) => {
    events = given;
    return { send: (strokes: readonly Stroke[]) => sent.push(strokes.length), close };
  });
  const reader = createDigitReader(connect, () => nowMs);
  return {
    reader,
    connect,
    sent,
    close,
    pass: (durationMs: number) => {
      nowMs += durationMs;
    },
    service: () => {
      if (events === null) throw new Error('The service was not asked for.');
      return events;
    },
  };
}

test('nothing is opened until a drawing or a start asks for it, and then once', () => {
  const { reader, connect, close } = createFakes();
  reader.close();
  expect(close).not.toHaveBeenCalled();
  expect(connect).not.toHaveBeenCalled();
  reader.read([]);
  reader.read(ONE);
  void reader.start();
  expect(connect).toHaveBeenCalledOnce();
  reader.close();
  expect(close).toHaveBeenCalledOnce();
});

test('the latest drawing wins: while one is read, those in between are passed over', () => {
  const { reader, sent, service } = createFakes();
  reader.read(ONE);
  reader.read(TWO);
  reader.read(THREE);
  expect(sent).toEqual([1]);
  service().onRead(null);
  expect(reader.state().reading).toEqual({ strokes: ONE, prediction: null });
  expect(sent).toEqual([1, 3]);
  service().onRead(null);
  expect(reader.state().reading?.strokes).toBe(THREE);
  expect(sent).toEqual([1, 3]);
});

test('a drawing that was read is not asked for again', () => {
  const { reader, sent, service } = createFakes();
  reader.read(ONE);
  service().onRead(null);
  reader.read(ONE);
  expect(sent).toEqual([1]);
});

test('an answer to what was cleared is dropped', () => {
  const { reader, sent, service } = createFakes();
  reader.read(ONE);
  reader.read([]);
  service().onRead(null);
  expect(reader.state().reading).toBeNull();
  reader.read(TWO);
  service().onRead(null);
  expect(reader.state().reading?.strokes).toBe(TWO);
  reader.read([]);
  expect(reader.state().reading).toBeNull();
  expect(sent).toEqual([1, 2]);
});

test('what is cleared and drawn anew shows no answer to the old drawing', () => {
  const { reader, sent, service } = createFakes();
  reader.read(ONE);
  reader.read([]);
  reader.read(TWO);
  service().onRead(null);
  expect(reader.state().reading).toBeNull();
  expect(sent).toEqual([1, 2]);
});

test('the first answer is timed from the first drawing, later ones change nothing', () => {
  const { reader, pass, service } = createFakes();
  reader.read([]);
  pass(1000);
  reader.read(ONE);
  pass(92);
  service().onReady(MODEL);
  service().onRead(null);
  expect(reader.state()).toMatchObject({ model: MODEL, firstAnswerMs: 92 });
  pass(8);
  reader.read(TWO);
  service().onRead(null);
  expect(reader.state().firstAnswerMs).toBe(92);
});

test('start waits for the network, and fails with the reason', async () => {
  const good = createFakes();
  const started = good.reader.start();
  good.service().onReady(MODEL);
  await started;
  await good.reader.start();

  const bad = createFakes();
  const failing = bad.reader.start();
  bad.service().onFailed('there is no model in /nowhere');
  await expect(failing).rejects.toMatchObject({ name: 'InputError', message: 'there is no model in /nowhere' });
});

test('after a failure nothing more is asked, and there is no answer', () => {
  const { reader, sent, service } = createFakes();
  reader.read(ONE);
  service().onRead(null);
  service().onFailed('broken');
  reader.read(TWO);
  expect(sent).toEqual([1]);
  expect(reader.state()).toMatchObject({ failure: 'broken', reading: null });
});

test('every change is told until the subscription ends', () => {
  const { reader, service } = createFakes();
  const onChange = vi.fn();
  const unsubscribe = reader.subscribe(onChange);
  reader.read(ONE);
  service().onReady(MODEL);
  service().onRead(null);
  expect(onChange).toHaveBeenCalledTimes(2);
  unsubscribe();
  reader.read([]);
  expect(onChange).toHaveBeenCalledTimes(2);
});
