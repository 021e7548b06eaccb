import { NUMERAL_MODELS } from '@raqam/image';
import { createModelSpec, truthTable } from '@raqam/model';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import row from '../components/figure-row.module.css';
import { TruthPlot } from '../components/truth-plot.tsx';
import { WrittenNumeral } from '../components/written-numeral.tsx';
import { ActivationToy } from './activation-toy.tsx';
import { AND_LINE } from './and-line.ts';
import { ArchitectureList } from './architecture-list.tsx';
import { ArchitectureRow } from './architecture-row.tsx';
import { BackpropagationToy } from './backpropagation-toy.tsx';
import { CaptioningDrawing } from './captioning-drawing.tsx';
import { ConnectionsToy } from './connections-toy.tsx';
import { createAlexnet } from './create-alexnet.ts';
import { CrossEntropyToy } from './cross-entropy-toy.tsx';
import { DrawingAnswer } from './drawing-answer.tsx';
import { DrawingMaps } from './drawing-maps.tsx';
import { Embedded } from './embedded.tsx';
import styles from './figure-picture.module.css';
import { FlattenToy } from './flatten-toy.tsx';
import { LayersToy } from './layers-toy.tsx';
import { MeasuredFigure } from './measured-figure.tsx';
import { NeuronToy } from './neuron-toy.tsx';
import { PoolingToy } from './pooling-toy.tsx';
import type { REPORT_FIGURES } from './report-figures.ts';
import { scenarioFigures } from './scenario-figures.ts';
import { SeparableToy } from './separable-toy.tsx';
import { SlidingWindowToy } from './sliding-window-toy.tsx';
import { SoftmaxToy } from './softmax-toy.tsx';
import { XrayDrawing } from './xray-drawing.tsx';

interface FigurePictureProps {
  readonly name: (typeof REPORT_FIGURES)[number]['name'];
  /** The address of its lesson, whose query is the state that the picture begins with. */
  readonly place: string;
}

/** One form of each digit, the plainest. */
const PLAIN_NUMERALS = NUMERAL_MODELS.filter(
  ({ digit }, i) => NUMERAL_MODELS.findIndex((each) => each.digit === digit) === i,
);

/** What lets one measure the scenarios again. */
const COMMAND = 'raqam-bench report-scenarios';

/** A figure of the report as a living picture; nothing for those that first need a training of one's own. */
export function FigurePicture({ name, place }: FigurePictureProps): ReactNode {
  const t = useTranslations('learnFigures');
  const [query] = place.split('#');
  const live = (room: readonly [narrow: number, wide: number], toy: ReactNode) => (
    <Embedded room={room} query={query}>
      {toy}
    </Embedded>
  );
  const measured = () => scenarioFigures((optimizer, epochs) => t('scenario', { optimizer, epochs: String(epochs) }));
  const source = t('measured', { command: COMMAND });

  switch (name) {
    case 'network':
      return live([14, 20], <LayersToy sizes={[3, 5, 2]} />);
    case 'perceptron':
      return live([37, 31], <NeuronToy />);
    case 'heaviside':
    case 'sigmoid':
    case 'relu':
      return live([17, 26], <ActivationToy />);
    case 'separable':
      return live([43, 41], <SeparableToy />);
    case 'lines':
      return (
        <div className={row.row}>
          <figure>
            <TruthPlot label={t('andLabel')} outputs={outputsOf('and')} weights={AND_LINE} />
            <figcaption>{t('andFigure')}</figcaption>
          </figure>
          <figure>
            <TruthPlot label={t('xorLabel')} outputs={outputsOf('xor')} />
            <figcaption>{t('xorFigure')}</figcaption>
          </figure>
        </div>
      );
    case 'multilayer':
      return live([19, 27], <LayersToy sizes={[4, 6, 6, 3]} />);
    case 'backpropagation':
      return live([27, 33], <BackpropagationToy />);
    case 'connections':
      return live([26, 15], <ConnectionsToy />);
    case 'architecture':
      return <ArchitectureRow spec={createModelSpec('cnn')} />;
    case 'product':
    case 'reluLayer':
      return live([39, 24], <SlidingWindowToy />);
    case 'featureMap':
      return live([84, 48], <DrawingMaps />);
    case 'pooling':
      return live([30, 19], <PoolingToy />);
    case 'flattening':
      return live([14, 8], <FlattenToy />);
    case 'dense':
      return live([9, 12], <LayersToy sizes={[16, 10]} />);
    case 'softmax':
      return live([31, 29], <SoftmaxToy />);
    case 'alexnet':
      return <ArchitectureRow spec={createAlexnet()} />;
    case 'captioning':
      return <CaptioningDrawing />;
    case 'pneumonia':
      return <XrayDrawing />;
    case 'model':
      return <ArchitectureList spec={createModelSpec('cnn')} />;
    case 'logarithm':
      return live([19, 26], <CrossEntropyToy />);
    case 'samples':
      return (
        <figure className={styles.numerals}>
          <div dir="ltr" aria-hidden="true">
            {PLAIN_NUMERALS.map((model) => (
              <WrittenNumeral key={model.digit} model={model} label={String(model.digit)} />
            ))}
          </div>
          <figcaption>{t('numerals')}</figcaption>
        </figure>
      );
    case 'curves':
      return measured().curves.map((figure) => (
        <Embedded key={figure.id} room={[40, 32]}>
          <MeasuredFigure figure={figure} source={source} />
        </Embedded>
      ));
    case 'confusion':
      return live([48, 41], <MeasuredFigure figure={measured().confusion} source={source} />);
    case 'scenarios':
      return live([42, 32], <MeasuredFigure figure={measured().accuracy} source={source} />);
    case 'sketchpad':
      return live([46, 26], <DrawingAnswer />);
    case 'optimizers':
    case 'right':
      return null;
  }
}

function outputsOf(gate: 'and' | 'xor') {
  const [first, second, third, fourth] = truthTable(gate).map(({ target }) => target);
  return [first, second, third, fourth] as const;
}
