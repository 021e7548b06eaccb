import { join } from 'node:path';
import sharp from 'sharp';
import { writeWhole } from './write-whole.ts';

/** Those that app/manifest.ts and the layout name; an opaque one may be cut to any shape by the device. */
const ICONS = [
  { name: 'icon-192.png', size: 192, isOpaque: false },
  { name: 'icon-512.png', size: 512, isOpaque: false },
  { name: 'icon-maskable-512.png', size: 512, isOpaque: true },
  { name: 'apple-icon.png', size: 180, isOpaque: true },
] as const;

/** The units of the drawing's side. */
const DRAWING_SIZE = 32;

const PAPER = '#faf7f0';

/** Draws the site's icon in the sizes that devices ask for when they install it, from its `icon.svg`. */
export async function writeIcons(folder: string): Promise<void> {
  for (const { name, size, isOpaque } of ICONS) {
    const drawing = sharp(join(folder, 'icon.svg'), { density: (72 * size) / DRAWING_SIZE }).resize(size, size);
    const icon = isOpaque ? drawing.flatten({ background: PAPER }) : drawing;
    await writeWhole(join(folder, name), await icon.png({ palette: true }).toBuffer());
  }
}
