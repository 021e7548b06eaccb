import { decodeDrawing } from '../decode-drawing.ts';
import { createPlainReader } from './create-plain-reader.ts';
import type { LiveReader } from './live-reader.ts';
import type { ConnectReadingService } from './reading-service.ts';

/**
 * Creates what keeps a drawing read while it is made. At most one request is under way: whatever is drawn meanwhile
 * waits, and only the newest drawing is read next, so that a slow device falls behind by one answer and never by more.
 * An answer to a drawing that was cleared meanwhile is not shown.
 *
 * @param connect Where it is read, `connectToWorker` or `connectInPlace`; called at most once between a start and a stop
 *   or failure.
 * @param now A clock in milliseconds.
 */
export function createLiveReader(connect: ConnectReadingService, now?: () => number): LiveReader {
  const reader = createPlainReader(connect, now);
  return {
    ...reader,
    read: (drawing, options) => reader.read(drawing === null ? null : decodeDrawing(drawing, 'read'), options),
  };
}
