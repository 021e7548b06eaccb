import { fileURLToPath } from 'node:url';

/** The exported site. This file runs as dist/server/paths.js. */
export const EXPORT_FOLDER = fileURLToPath(new URL('../../out/', import.meta.url));

/** Of each page (`/en/index.html`) the hashes of its inline scripts. */
export const SCRIPT_HASHES_FILE = fileURLToPath(new URL('../script-hashes.json', import.meta.url));
