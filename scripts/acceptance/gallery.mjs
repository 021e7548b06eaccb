// The gallery of the site, `docs/gallery`: every page in its states, as a browser shows it. Demanded is that every page
// is in it, that a picture weighs at most 60 kB and all of them 6 MB. `npm run acceptance -- gallery` makes it anew;
// look at it before it is committed.
import { fileURLToPath } from 'node:url';
import { makeGallery } from '../../tests/gallery/make-gallery.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { exportedPages } from '../../tests/web/exported-pages.ts';

const FOLDER = fileURLToPath(new URL('../../docs/gallery', import.meta.url));
const MAX_TOTAL_BYTES = 6_000_000;

export default async function gallery() {
  const missing = exportedPages('en').filter((page) => SCENES.every(({ path }) => path !== page));
  if (missing.length > 0) throw new Error(`No scene shows ${missing.map((page) => `/en/${page}`).join(', ')}.`);
  const pictures = await makeGallery(FOLDER, SCENES, ({ fileName, sizeBytes }) => {
    console.log(`${fileName.padEnd(40)} ${Math.round(sizeBytes / 1000)} kB`);
  });
  const totalBytes = pictures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  console.log(`${pictures.length} pictures, ${(totalBytes / 1e6).toFixed(2)} MB`);
  if (totalBytes > MAX_TOTAL_BYTES) {
    throw new Error(`The pictures weigh ${totalBytes} bytes together; at most ${MAX_TOTAL_BYTES} are allowed.`);
  }
}
