import { useTranslations } from 'next-intl';
import { FlowDrawing, type FlowPart } from './flow-drawing.tsx';

/** Convolutions that see a picture, and an LSTM that writes of it word by word. */
export function CaptioningDrawing() {
  const t = useTranslations('learnApplications');
  const words = (['word1', 'word2', 'word3', 'word4'] as const).map((word) => t(word));
  const wordX = (i: number) => 56 + i * 96;
  const parts: readonly FlowPart[] = [
    { kind: 'ink', text: t('picture'), x: 56, y: 24, width: 92 },
    { kind: 'machine', text: t('cnn'), x: 216, y: 24, width: 160 },
    ...words.map((_, i): FlowPart => ({ kind: 'machine', text: 'LSTM', x: wordX(i), y: 116, width: 72 })),
    ...words.map((text, i): FlowPart => ({ kind: 'answer', text, x: wordX(i), y: 194, width: 84 })),
  ];
  return <FlowDrawing label={t('captioningLabel')} height={220} parts={parts} arrows={ARROWS} />;
}

const ARROWS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 5],
  [2, 6],
  [3, 7],
  [4, 8],
  [5, 9],
  [6, 3],
  [7, 4],
  [8, 5],
] as const;
