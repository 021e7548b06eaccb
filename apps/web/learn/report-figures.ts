import type { Route } from '../i18n/routes.ts';

/** A figure of the report, and where its living counterpart stands. */
interface ReportFigure {
  /** `null` for a picture that the report does not number. */
  readonly number: number | null;
  /** Under which the message catalogs keep its texts. */
  readonly name: string;
  readonly route: Route;
  /** What follows the address of the page: the state that the figure shows, and its place. */
  readonly place: string;
  /** Whether the report errs here; the catalogs then say what is right. */
  readonly errs: boolean;
}

/** Every figure of the report's chapters 2 to 4, in its order: those with a number, and those without at their place. */
export const REPORT_FIGURES = [
  { number: 2, name: 'network', route: 'learn/neurons', place: '#layers', errs: false },
  { number: 3, name: 'perceptron', route: 'learn/neurons', place: '#neuron', errs: true },
  {
    number: 4,
    name: 'heaviside',
    route: 'learn/neurons',
    place: '?activation.curve=heaviside#activation',
    errs: false,
  },
  { number: 5, name: 'separable', route: 'learn/neurons', place: '?line.gate=xor#line', errs: false },
  { number: null, name: 'lines', route: 'learn/neurons', place: '?line.gate=and#line', errs: true },
  { number: 6, name: 'multilayer', route: 'learn/neurons', place: '#layers', errs: false },
  { number: 7, name: 'sigmoid', route: 'learn/neurons', place: '?activation.curve=sigmoid#activation', errs: false },
  { number: 8, name: 'backpropagation', route: 'learn/neurons', place: '#step', errs: false },
  { number: 9, name: 'connections', route: 'learn/convolution', place: '#connections', errs: true },
  { number: 10, name: 'architecture', route: 'learn/cnn', place: '', errs: false },
  { number: 11, name: 'product', route: 'learn/convolution', place: '#window', errs: true },
  { number: 12, name: 'featureMap', route: 'learn/cnn', place: '', errs: false },
  {
    number: 13,
    name: 'reluLayer',
    route: 'learn/convolution',
    place: '?window.digit=3&window.filter=horizontal&window.relu=yes#window',
    errs: true,
  },
  { number: null, name: 'pooling', route: 'learn/convolution', place: '#pooling', errs: true },
  { number: 14, name: 'flattening', route: 'learn/convolution', place: '#flatten', errs: false },
  { number: 15, name: 'dense', route: 'learn/cnn', place: '', errs: false },
  { number: 16, name: 'relu', route: 'learn/neurons', place: '?activation.curve=relu#activation', errs: false },
  { number: 17, name: 'softmax', route: 'learn/probabilities', place: '#softmax', errs: false },
  { number: 18, name: 'alexnet', route: 'learn/applications', place: '#alexnet', errs: true },
  { number: 19, name: 'captioning', route: 'learn/applications', place: '#captioning', errs: false },
  { number: 20, name: 'pneumonia', route: 'learn/applications', place: '#xray', errs: false },
  { number: 21, name: 'model', route: 'train', place: '', errs: true },
  { number: 22, name: 'optimizers', route: 'train', place: '', errs: false },
  { number: 23, name: 'logarithm', route: 'learn/probabilities', place: '#loss', errs: true },
  { number: 24, name: 'samples', route: 'data', place: '', errs: true },
  { number: null, name: 'curves', route: 'results', place: '', errs: true },
  { number: null, name: 'confusion', route: 'results', place: '', errs: true },
  { number: null, name: 'right', route: 'results', place: '', errs: false },
  { number: null, name: 'scenarios', route: 'results/compare', place: '', errs: true },
  { number: null, name: 'sketchpad', route: '', place: '', errs: true },
] as const satisfies readonly ReportFigure[];
