import { fileURLToPath } from 'node:url';

/** Where Next exports the site to. This file runs as dist/server/export-folder.js. */
export const EXPORT_FOLDER = fileURLToPath(new URL('../../out/', import.meta.url));
