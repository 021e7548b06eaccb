/** What of a pointer event tells a fingertip or a pen from the ball of the hand. */
type Contact = Pick<PointerEvent, 'pointerType' | 'width' | 'height'>;

/** Wider than a thumb pressed flat, in CSS pixels: about 2 cm. */
const PALM_SIZE_PX = 76;

/** Tells who draws, the hand or what it rests on. */
export interface PalmFilter {
  /** Takes note of a contact. @returns Whether it may draw. */
  readonly admit: (contact: Contact) => boolean;
}

/**
 * Creates a filter for one sheet. A contact as large as a palm never draws; and once a pen has been seen, even above the
 * sheet, no finger does: the hand that writes rests on the glass.
 */
export function createPalmFilter(): PalmFilter {
  let isPenKnown = false;
  return {
    admit({ pointerType, width, height }) {
      if (pointerType === 'pen') isPenKnown = true;
      return pointerType !== 'touch' || (!isPenKnown && Math.max(width, height) <= PALM_SIZE_PX);
    },
  };
}
