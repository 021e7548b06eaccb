import { useTranslations } from 'next-intl';
import { FlowDrawing, type FlowPart } from './flow-drawing.tsx';

/** From a chest X-ray to the probability of pneumonia. */
export function XrayDrawing() {
  const t = useTranslations('learnApplications');
  const parts: readonly FlowPart[] = [
    { kind: 'ink', text: t('xrayPicture'), x: 70, y: 24, width: 120 },
    { kind: 'machine', text: t('convolutions'), x: 280, y: 24, width: 210 },
    { kind: 'machine', text: t('mean'), x: 280, y: 100, width: 210 },
    { kind: 'machine', text: t('unit'), x: 280, y: 176, width: 210 },
    { kind: 'answer', text: t('share'), x: 70, y: 176, width: 120 },
  ];
  return <FlowDrawing label={t('xrayLabel')} height={202} parts={parts} arrows={ARROWS} />;
}

const ARROWS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
] as const;
