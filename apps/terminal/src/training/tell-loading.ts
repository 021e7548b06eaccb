import type { TrainEvent } from '@raqam/artifact';
import type { DrawingProgress } from '@raqam/trainer/node';
import { type CountTeller, tellCount } from '../tell-count.ts';
import { type DownloadTeller, tellDownload } from '../tell-download.ts';
import { createLineFace } from './line-face.ts';
import type { TrainingFace } from './training-face.ts';
import { createTrainingMonitor } from './training-progress.ts';

/** Who is told what takes long before a run begins. */
export interface LoadingTeller {
  readonly download: DownloadTeller;
  tellDrawing(progress: DrawingProgress): void;
  /** Each event of the run of a recipe's teacher. */
  tellTeacher(event: TrainEvent): void;
  /** Ends a line that is still open; doing so again does nothing. */
  end(): void;
}

/** Tells people on stderr. @param write Takes one line, without its end. */
export function tellLoading(write: (line: string) => void): LoadingTeller {
  const download = tellDownload();
  const counts = new Map<string, CountTeller>();
  const monitor = createTrainingMonitor();
  let face: TrainingFace | null = null;
  return {
    download,
    tellDrawing: ({ name, numDrawn, numImages }) => {
      const count = counts.get(name) ?? tellCount(`images of ${name} drawn`, numImages);
      counts.set(name, count);
      if (numDrawn === numImages) count.end();
      else count.tell(numDrawn);
    },
    tellTeacher: (event) => {
      if (event.type === 'runStarted') face = createLineFace({ monitor, parts: ['teacher', event.spec.name] }, write);
      monitor.add(event);
      face?.onEvent(event);
    },
    end: () => {
      download.end();
      for (const count of counts.values()) count.end();
    },
  };
}
