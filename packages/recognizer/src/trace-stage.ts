import type { DigitImage, InkBox } from '@raqam/image';

/** The steps from a drawing to the image that a network reads, in their order. */
export type TraceStageName = 'ink' | 'box' | 'fitted' | 'centered';

/** A step that changes the drawing. */
export type PreparationStep = Exclude<TraceStageName, 'ink'>;

/** A drawing at one step of its preparation, and what the network makes of it there. */
export interface TraceStage {
  /**
   * - `ink`: the whole sheet as it is, squeezed into the frame.
   * - `box`: the ink's box alone, stretched to fill the frame: place and size are gone, and the proportions too.
   * - `fitted`: the box scaled to a long side of 20 pixels, proportions kept, in the middle of the frame.
   * - `centered`: the same, moved by whole pixels so that the center of mass is in the middle: the prediction's `image`.
   *
   * After a step that is skipped the drawing is as it was before it.
   */
  readonly name: TraceStageName;
  /** 28×28, each pixel a whole level of 255. Only that of `centered`, no step skipped, is made by the rules a network was trained with. */
  readonly image: DigitImage;
  /** Where the drawing's ink lies within `image`, in pixels; `null` where none is left. */
  readonly inkBox: InkBox | null;
  /** The ten probabilities that the network gives for `image`. */
  readonly probabilities: readonly number[];
  /** The most probable digit. */
  readonly label: number;
}
