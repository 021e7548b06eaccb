import { useTranslations } from 'next-intl';

/**
 * Names a layer's inputs by where they are: row, column and map of an image, the number of a unit; counted from 1.
 *
 * @param shape Of the inputs: [height, width, channels] or [features].
 */
export function useInputName(shape: readonly number[]): (index: number) => string {
  const t = useTranslations('inside');
  if (shape.length === 1) return (index) => t('unitPlace', { unit: String(index + 1) });
  const [, width, numChannels] = shape;
  return (index) => {
    const pixel = Math.floor(index / numChannels);
    const row = String(Math.floor(pixel / width) + 1);
    const column = String((pixel % width) + 1);
    if (numChannels === 1) return t('pixelPlace', { row, column });
    return t('valuePlace', { map: String((index % numChannels) + 1), row, column });
  };
}
