'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';

interface SlideButtonProps {
  /** Moves the window by one value. */
  readonly onStep: () => void;
}

/** Slow enough to read the sum at each place. */
const STEP_MS = 400;

/** Lets a window slide by itself, one place after the other; where motion is to be reduced, one place at each press. */
export function SlideButton({ onStep }: SlideButtonProps) {
  const t = useTranslations('inside');
  const [isSliding, setIsSliding] = useState(false);
  const step = useEffectEvent(onStep);

  useEffect(() => {
    if (!isSliding) return;
    const timer = setInterval(() => step(), STEP_MS);
    return () => clearInterval(timer);
  }, [isSliding]);

  function toggle(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) onStep();
    else setIsSliding(!isSliding);
  }

  return (
    <button type="button" aria-pressed={isSliding} onClick={toggle}>
      {t(isSliding ? 'slideStop' : 'slide')}
    </button>
  );
}
