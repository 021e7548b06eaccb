/** How much each feature of `LATTICE_FEATURES` counts. */
export const STROKE_WEIGHTS: readonly number[] = [0, 2, 0, -2, -8, -2, -4, 2, 4, -6, 0, 0, 0, -1, -6, -4];
export const RASTER_WEIGHTS: readonly number[] = [0, 2, 0, -2, -8, -2, -4, 2, 4, -6, -6, -1, 0, 0, -4, -8];
