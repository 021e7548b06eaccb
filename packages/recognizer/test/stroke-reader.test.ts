import { NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { createRecognizer, createStrokeReader, type ModelName } from '@raqam/recognizer';
import { expect, test } from 'vitest';

test.each(['accurate', 'compact'] as const)(
  'reads strokes as the recognizer with %s does, to the bit',
  async (model) => {
    const reader = await createStrokeReader({ model });
    const recognizer = await createRecognizer({ model });
    expect(reader.model).toEqual(recognizer.model);
    for (const numeral of NUMERAL_MODELS) {
      const strokes = sampleNumeral(numeral);
      const { durationMs, ...expected } = recognizer.recognize(strokes) ?? {};
      expect(durationMs).toBeGreaterThan(0);
      expect(reader.recognizeStrokes(strokes)).toEqual({ ...expected, durationMs: expect.any(Number) });
    }
  },
);

test('nothing, and a dot, are nothing', async () => {
  const reader = await createStrokeReader({ model: 'compact' });
  expect(reader.recognizeStrokes([])).toBeNull();
  expect(reader.recognizeStrokes([[[5, 5]]])).toBeNull();
});

test('a name that there is not is refused', async () => {
  // As a program without types may call it.
  await expect(createStrokeReader({ model: 'big' as ModelName })).rejects.toThrow(
    expect.objectContaining({
      name: 'ModelError',
      message:
        'createStrokeReader: there is no model "big" in this package; expected "accurate" or "compact". Choose one of these.',
    }),
  );
});
