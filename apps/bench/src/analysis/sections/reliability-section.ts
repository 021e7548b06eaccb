import { reliabilityFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { calibrationOf } from '../calibration-of.ts';
import { figureBlock } from '../figure-block.ts';
import { runsOf } from './confusion-section.ts';

/** How often the focus is right when it says how sure it is, over all its runs. */
export async function reliabilitySection(analysis: Analysis): Promise<Section | null> {
  const calibration = await calibrationOf(analysis);
  if (calibration === null) return null;
  const { focus, words } = analysis;
  return {
    title: 'Reliability',
    blocks: [
      { kind: 'text', text: `The answers of ${runsOf(focus.runs.length)} together, in 15 ranges of confidence.` },
      figureBlock(words, reliabilityFigure(calibration, { subject: focus.condition.name })),
    ],
  };
}
