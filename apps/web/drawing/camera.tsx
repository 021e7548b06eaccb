'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import styles from './camera.module.css';

interface CameraProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onClose: () => void;
}

type CameraState = 'asking' | 'running' | 'denied' | 'missing' | 'insecure' | 'fault';

/** Enough for rows of digits on a page. */
const WANTED: MediaStreamConstraints = { video: { facingMode: 'environment', width: { ideal: 1280 } } };

/**
 * The camera in the place of the sheet of paper: asked for when this is shown, which follows a click, and let go with it.
 * No frame leaves the page but the photo that is taken, to be read here.
 */
export function Camera({ onPhoto, onClose }: CameraProps) {
  const t = useTranslations('desk');
  const frame = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('asking');

  // It was asked for from below, on a phone from out of sight.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isCurrent = true;
    const letGo = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      // Browsers have cameras for pages with https only.
      if (!('mediaDevices' in navigator)) {
        setState('insecure');
        return;
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia(WANTED);
        if (!isCurrent || video.current === null) letGo();
        else {
          video.current.srcObject = stream;
          await video.current.play();
          setState('running');
        }
      } catch (error) {
        if (isCurrent) setState(stateAfter(error));
      }
    };
    void start();
    return () => {
      isCurrent = false;
      letGo();
    };
  }, []);

  function takePhoto(): void {
    if (video.current === null) return;
    const { videoWidth: width, videoHeight: height } = video.current;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d')?.drawImage(video.current, 0, 0);
    canvas.toBlob((photo) => photo !== null && onPhoto(photo), 'image/png');
  }

  return (
    <div>
      <div ref={frame} className={styles.frame}>
        <video ref={video} playsInline muted aria-label={t('camera.view')} hidden={state !== 'running'} />
        {state !== 'running' && <p role={state === 'asking' ? 'status' : 'alert'}>{t(`camera.${state}`)}</p>}
      </div>
      <div className={styles.acts}>
        {state === 'running' && (
          <button type="button" onClick={takePhoto}>
            {t('camera.take')}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t('backToPad')}
        </button>
      </div>
    </div>
  );
}

function stateAfter(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'fault';
}
