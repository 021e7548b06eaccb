import { Tooltip } from '@base-ui/react/tooltip';
import styles from './act-button.module.css';

interface ActButtonProps {
  /** What the button does, in words. */
  readonly name: string;
  readonly sign: string;
  readonly isIdle?: boolean;
  readonly onPress: () => void;
}

/**
 * A button of one sign, whose name appears when it is pointed at or has the focus. One that has nothing to do keeps the
 * focus: whoever moves a layer up by keys to the first place still stands on its button.
 */
export function ActButton({ name, sign, isIdle = false, onPress }: ActButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        aria-label={name}
        aria-disabled={isIdle}
        closeOnClick={false}
        className={styles.act}
        onClick={() => {
          if (!isIdle) onPress();
        }}
      >
        {sign}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner className={styles.place} side="top" sideOffset={8} collisionPadding={16}>
          <Tooltip.Popup className={styles.name}>{name}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
