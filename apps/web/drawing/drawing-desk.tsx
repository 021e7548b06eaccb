'use client';

import type { PreparationStep, RecognizeOptions } from '@raqam/recognizer';
import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { firstAnswer } from '../loading/first-answer.ts';
import { NumberBoxes } from '../recognition/number-boxes.tsx';
import { Reading } from '../recognition/reading.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { DeskActs } from './desk-acts.tsx';
import styles from './drawing-desk.module.css';
import { PAD_SIZE } from './ink.ts';
import { isTouch } from './is-touch.ts';
import { MachineView } from './machine-view.tsx';
import { Pad } from './pad.tsx';
import { useDrawing } from './use-drawing.ts';
import { useIncomingFile } from './use-incoming-file.ts';
import { useLinkedDrawing } from './use-linked-drawing.ts';
import { usePicture } from './use-picture.ts';

// What is needed only after an act, or after an answer, is loaded after it.
const CorrectionForm = lazy(async () => {
  await firstAnswer;
  return { default: (await import('../corrections/correction-form.tsx')).CorrectionForm };
});
const Preparation = lazy(async () => ({ default: (await import('../recognition/preparation.tsx')).Preparation }));
const Camera = lazy(async () => ({ default: (await import('./camera.tsx')).Camera }));
const PictureSheet = lazy(async () => ({ default: (await import('./picture-sheet.tsx')).PictureSheet }));

const SHEET = { width: PAD_SIZE, height: PAD_SIZE };

interface DrawingDeskProps {
  /** The page's heading and, after it, what to do. */
  readonly children: ReactNode;
}

/**
 * The pad, or a picture in its place; beside it the machine's view and the machine's answer, which follow every movement
 * of the pen. Below, the steps in between, each of which can be left out.
 */
export function DrawingDesk({ children }: DrawingDeskProps) {
  const t = useTranslations('desk');
  const [ink, dispatch] = useDrawing();
  const pictures = usePicture();
  const [isCameraOn, setCameraOn] = useState(false);
  const [isPreparationOpen, setPreparationOpen] = useState(false);
  const [skippedSteps, setSkippedSteps] = useState<readonly PreparationStep[]>([]);
  const [chosen, setChosen] = useState(0);
  const isLinkMalformed = useLinkedDrawing(dispatch);

  const picture = pictures.state.status === 'open' ? pictures.state.picture : null;
  const strokes = useMemo(() => (isTouch(ink.strokes) ? null : ink.strokes), [ink.strokes]);
  const options = useMemo(
    (): RecognizeOptions => ({ numbers: true, ...(isPreparationOpen && { trace: true, sheet: SHEET, skippedSteps }) }),
    [isPreparationOpen, skippedSteps],
  );
  const [state, retry] = useRecognition(picture ?? strokes, options);
  const prediction = state.reading?.prediction ?? null;
  const number = prediction?.number ?? null;
  // A number may lose the digit that was chosen.
  const chosenDigit = number === null ? null : (number.digits[chosen] ?? number.digits[0] ?? null);
  const index = number === null || chosenDigit === null ? 0 : number.digits.indexOf(chosenDigit);

  function openFile(file: Blob): void {
    setCameraOn(false);
    void pictures.open(file);
  }

  const isFileOver = useIncomingFile(openFile);
  const boxes = (size: number) => number !== null && <NumberBoxes digits={number.digits} chosen={index} size={size} />;

  function sheet(): ReactNode {
    if (isCameraOn) return <Camera onPhoto={openFile} onClose={() => setCameraOn(false)} />;
    if (picture !== null) {
      return (
        <PictureSheet picture={picture} onClose={pictures.close}>
          {boxes(Math.max(picture.width, picture.height))}
        </PictureSheet>
      );
    }
    return (
      <Pad ink={ink} dispatch={dispatch} takesFocus>
        {boxes(PAD_SIZE)}
      </Pad>
    );
  }

  return (
    <div className={styles.desk}>
      <div className={styles.head}>{children}</div>
      <div className={styles.pad} data-receiving={isFileOver}>
        {isLinkMalformed && <p role="alert">{t('link.malformed')}</p>}
        <Suspense>{sheet()}</Suspense>
      </div>
      <div className={styles.reading}>
        <Reading
          state={state}
          retry={retry}
          isBlank={picture === null && strokes === null}
          penDown={ink.penDown}
          chosen={index}
          onChoose={setChosen}
        >
          {state.reading !== null && prediction !== null && (
            <Suspense>
              <CorrectionForm drawing={state.reading.drawing} prediction={prediction} />
            </Suspense>
          )}
        </Reading>
      </div>
      <div className={styles.view}>
        <MachineView image={(chosenDigit ?? prediction)?.image ?? null} />
      </div>
      <div className={styles.acts}>
        <DeskActs
          strokes={picture === null ? strokes : null}
          picture={pictures.state}
          onFile={openFile}
          onCamera={() => setCameraOn(true)}
        />
      </div>
      <details className={styles.preparation} onToggle={(event) => setPreparationOpen(event.currentTarget.open)}>
        <summary>{t('preparation')}</summary>
        {isPreparationOpen && (
          <Suspense fallback={<p>{t('opening')}</p>}>
            <Preparation prediction={prediction} skippedSteps={skippedSteps} onSkip={setSkippedSteps} />
          </Suspense>
        )}
      </details>
    </div>
  );
}
