import type { ReportDocument } from '../document/report-document.ts';

/** A report without its grids of images: what is kept beside the README's source, which shall hold no data set's images. */
export function withoutPictures(report: ReportDocument): ReportDocument {
  const sections = report.sections.map(({ blocks, title }) => ({
    title,
    blocks: blocks.filter((block) => !(block.kind === 'figure' && block.figure.kind === 'pictureGrid')),
  }));
  return { ...report, sections: sections.filter(({ blocks }) => blocks.length > 0) };
}
