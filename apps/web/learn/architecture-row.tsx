import { inferShapes, type ModelSpec } from '@raqam/artifact';
import styles from './architecture-row.module.css';
import { ShapeDrawing } from './shape-drawing.tsx';

interface ArchitectureRowProps {
  readonly spec: ModelSpec;
}

/** What comes out of each layer of a network that changes its shape, side by side, the input first. */
export function ArchitectureRow({ spec }: ArchitectureRowProps) {
  const { layers } = inferShapes(spec);
  const shapes = [
    { name: 'input', shape: spec.inputShape },
    ...layers
      .filter(({ inputShape, outputShape }) => inputShape.join() !== outputShape.join())
      .map(({ name, outputShape }) => ({ name, shape: outputShape })),
  ];
  return (
    <ol className={styles.row} dir="ltr">
      {shapes.map(({ name, shape }) => (
        <li key={name}>
          <ShapeDrawing shape={shape} isTight />
          <span>{shape.join('×')}</span>
        </li>
      ))}
    </ol>
  );
}
