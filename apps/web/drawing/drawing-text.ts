/**
 * The form of a drawing in a link, base64url of bytes:
 *
 *   version 1 · for each stroke: 2·points + (1 with pressure), then each point's x and y, and its pressure in 64ths, as
 *   differences to the point before · the sum of all these bytes, modulo 256
 *
 * Numbers are little-endian base-128 (varint); differences zigzag, so that small ones of either sign take one byte.
 * Coordinates are whole pad units; the first point is a difference to (0, 0), pressure to 32.
 */
export const DRAWING_TEXT_VERSION = 1;

/** Steps of the pressure. */
export const PRESSURE_LEVELS = 64;

/** Coordinates of strokes that were drawn over the edge of the pad, at most this far. */
export const MAX_OVERSHOOT = 280;

/** A link of this length is taken whole by every messenger. */
export const MAX_TEXT_LENGTH = 2000;
