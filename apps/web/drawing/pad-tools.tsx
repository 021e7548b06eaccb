'use client';

import { useTranslations } from 'next-intl';
import type { Dispatch, ReactNode } from 'react';
import { type Ink, type InkAction, PAD_SIZE, type Tool } from './ink.ts';
import styles from './pad-tools.module.css';
import { PEN_WIDTHS } from './pressure-of.ts';

interface PadToolsProps {
  readonly ink: Ink;
  readonly dispatch: Dispatch<InkAction>;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** In pad units. */
  readonly penWidth: number;
  readonly onPenWidth: (penWidth: number) => void;
}

/** Cells of the 28×28 view for each pad unit. */
const CELLS = 28 / PAD_SIZE;

/** What lies beside the sheet: the eraser, undo and redo, a new sheet, and the pen's width. */
export function PadTools({ ink, dispatch, tool, onTool, penWidth, onPenWidth }: PadToolsProps) {
  const t = useTranslations('pad');
  const button = (name: 'undo' | 'redo' | 'clear', isIdle: boolean, icon: ReactNode) => (
    <button type="button" title={t(name)} aria-disabled={isIdle} onClick={() => dispatch({ type: name })}>
      {icon}
      <span>{t(name)}</span>
    </button>
  );
  return (
    <div className={styles.tools}>
      <button
        type="button"
        title={t('eraser')}
        aria-pressed={tool === 'eraser'}
        onClick={() => onTool(tool === 'pen' ? 'eraser' : 'pen')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M14.5 4.5l5 5a1.5 1.5 0 0 1 0 2.1L12.6 18.5H8.4l-4-4a1.5 1.5 0 0 1 0-2.1l8-7.9a1.5 1.5 0 0 1 2.1 0zM8.8 8l7.2 7.2M6 20.5h14" />
        </svg>
        <span>{t('eraser')}</span>
      </button>
      {button('undo', ink.past.length === 0, <Arrow />)}
      {button('redo', ink.future.length === 0, <Arrow isForward />)}
      {button(
        'clear',
        ink.strokes.length === 0,
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5l.3 6M13.5 10.5l-.3 6" />
        </svg>,
      )}
      <label className={styles.width} title={t('penWidth')}>
        <svg viewBox="-20 -20 40 40" aria-hidden="true">
          <circle r={penWidth / 2} />
        </svg>
        <input
          type="range"
          aria-label={t('penWidth')}
          aria-valuetext={t('penCells', { cells: String(Math.round(penWidth * CELLS * 10) / 10) })}
          min={PEN_WIDTHS.narrowest}
          max={PEN_WIDTHS.widest}
          step={2}
          value={penWidth}
          onChange={(event) => onPenWidth(event.target.valueAsNumber)}
        />
      </label>
    </div>
  );
}

/** Back, or forward: with the direction of reading, which the style sheet sees to. */
function Arrow({ isForward = false }: { readonly isForward?: boolean }) {
  const path = 'M9 5L4.5 9.5L9 14M5 9.5h9.5a5 5 0 0 1 0 10H10';
  return (
    <svg className={styles.arrow} viewBox="0 0 24 24" aria-hidden="true">
      {isForward ? <path d={path} transform="matrix(-1 0 0 1 24 0)" /> : <path d={path} />}
    </svg>
  );
}
