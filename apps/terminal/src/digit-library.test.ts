import { Dataset } from '@raqam/dataset';
import { expect, test, vi } from 'vitest';
import { createDigitLibrary, type DigitLoading, type DigitSetName, indexDigits } from './digit-library.ts';

const ONE = new Dataset({ name: 'one', images: new Uint8Array(784), labels: Uint8Array.of(3) });

function createFakes() {
  const asked: [DigitSetName, DigitLoading][] = [];
  const stop = vi.fn();
  const library = createDigitLibrary((name, loading) => {
    asked.push([name, loading]);
    return stop;
  });
  return { asked, stop, library };
}

test('a set is loaded once, when it is first asked for', () => {
  const { asked, library } = createFakes();
  expect(library.state('mnist/train')).toEqual({ status: 'idle' });
  library.request('mnist/train');
  library.request('mnist/train');
  asked[0][1].onLoaded('mnist/train', indexDigits(ONE, 'here'));
  library.request('mnist/train');
  expect(asked).toHaveLength(1);
  expect(library.state('mnist/train')).toMatchObject({ status: 'ready', set: { origin: 'here' } });
});

test('what comes along with a set is there without asking', () => {
  const { asked, library } = createFakes();
  library.request('mnist/train');
  asked[0][1].onLoaded('mnist/test', indexDigits(ONE, 'here'));
  library.request('mnist/test');
  expect(asked).toHaveLength(1);
});

test('a set that failed may be asked for again', () => {
  const { asked, library } = createFakes();
  library.request('synthetic');
  asked[0][1].onFailed('broken');
  expect(library.state('synthetic')).toEqual({ status: 'failed', message: 'broken' });
  library.request('synthetic');
  expect(asked).toHaveLength(2);
});

test('every change is told until the subscription ends, and closing stops the loads', () => {
  const { asked, stop, library } = createFakes();
  const onChange = vi.fn();
  const unsubscribe = library.subscribe(onChange);
  library.request('synthetic');
  asked[0][1].onProgress('drawing');
  unsubscribe();
  asked[0][1].onProgress('still drawing');
  expect(onChange).toHaveBeenCalledTimes(2);
  library.close();
  expect(stop).toHaveBeenCalledOnce();
});
