/** Where the digits of the data page come from. */
export const DATA_SOURCES = ['mnist', 'synthetic', 'corrections', 'files'] as const;

export type DataSource = (typeof DATA_SOURCES)[number];

/** A file of the visitor's, and where it lay in what was chosen or dropped: `digits/7/a.png`. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** What to open. */
export type DataChoice =
  | { readonly source: 'mnist'; readonly mayDownload: boolean }
  | { readonly source: 'synthetic'; readonly seed: number }
  | { readonly source: 'corrections' }
  /** `isNormalized`: whether images are brought under the 28×28 contract; pictures always are. */
  | { readonly source: 'files'; readonly files: readonly PlacedFile[]; readonly isNormalized: boolean };
