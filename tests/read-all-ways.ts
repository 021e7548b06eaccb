// Runs as it is in plain Node, in pages and in workers, where its types are taken off: it imports nothing but the package.
import { createRecognizer, type Prediction } from '@raqam/recognizer';

/** What a recognizer says of a seven, but for the time it took. */
export type SevenRead = Omit<Prediction, 'durationMs'> & { readonly backend: string };

/** Reads a seven by both networks, its trace included. */
export async function readAllWays(): Promise<Record<string, SevenRead>> {
  const strokes = [
    [
      [60, 80],
      [140, 80],
      [95, 215],
    ],
  ] as const;
  const read: Record<string, SevenRead> = {};
  for (const model of ['accurate', 'compact'] as const) {
    const recognizer = await createRecognizer({ model });
    const prediction = recognizer.recognize(strokes, { trace: true, sheet: { width: 280, height: 280 } });
    if (prediction === null) throw new Error('nothing is drawn');
    const { durationMs: _, ...rest } = prediction;
    read[model] = { ...rest, backend: recognizer.model.backend };
  }
  return read;
}
