/**
 * The label of an image that shows no digit at all: a scribble, a letter, a numeral of another script. A network learns
 * from it to prefer no class, by the target 1 / C for each (outlier exposure, Hendrycks et al., arXiv:1812.04606); and
 * it is never counted as read rightly or wrongly.
 */
export const NO_DIGIT = 255;
