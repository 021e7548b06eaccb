import compile from 'icu-minify/compile';
import { describe, expect, test } from 'vitest';
import ar from '../messages/ar.ts';
import en from '../messages/en.ts';
import fr from '../messages/fr.ts';

type Catalog = { readonly [key: string]: string | Catalog };

/** Every text of a catalog by its full key, `pad.undo`. */
function flatten(catalog: Catalog, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(catalog)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

const english = flatten(en);
const french = flatten(fr);
const arabic = flatten(ar);

/** The names that a text expects, `{count}`; those of a plural's branches count once. */
function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{([a-z]\w*)[,}]/g), ([, name = '']) => name))].sort();
}

describe.each([
  ['French', french],
  ['Arabic', arabic],
])('the %s catalog', (_, catalog) => {
  test('has the keys of the English one, in the same order', () => {
    expect([...catalog.keys()]).toEqual([...english.keys()]);
  });

  test('has no empty text', () => {
    expect([...catalog].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('asks for the same values in each text', () => {
    const asked = (texts: ReadonlyMap<string, string>) => [...texts].map(([key, text]) => [key, placeholders(text)]);
    expect(asked(catalog)).toEqual(asked(english));
  });
});

test('every Arabic text is written in Arabic letters', () => {
  expect([...arabic].filter(([, text]) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
});

test('the French texts that equal the English ones are those that are the same word in both', () => {
  const same = [...french].filter(([key, text]) => english.get(key) === text);
  expect(same).toEqual([
    ['site.name', 'Raqam'],
    ['reading.verdict', 'Verdict'],
    ['results.minutes', 'min'],
    ['results.seconds', 's'],
    ['data.test', 'Test'],
    ['recognizer.verdict', 'Verdict'],
    ['training.inputImage', 'Image'],
    ['training.layerTypes.conv2d', 'Convolution'],
    ['training.layerTypes.activation', 'Activation'],
    ['training.activation', 'Activation'],
    ['compare.compact', 'Raqam compact'],
    ['compare.images', 'Images'],
    ['inside.roles.convolution', 'convolution'],
    ['inside.roles.dropout', 'dropout'],
    ['inside.roles.activation', 'activation'],
    ['inside.activations.relu', 'ReLU'],
    ['inside.activations.tanh', 'tanh'],
    ['inside.activations.softmax', 'softmax'],
    ['toys.window.stop', 'Pause'],
    ['toys.window.input', 'Image'],
    ['toys.connections.dense', 'Dense'],
    ['toys.neuron.tanh', 'tanh'],
    ['toys.neuron.relu', 'ReLU'],
    ['toys.activation.tanh', 'tanh'],
    ['toys.activation.relu', 'ReLU'],
    ['toys.backpropagation.gradient', 'Gradient'],
    ['toys.softmax.logit', 'Score z'],
    ['toys.softmax.softmax', 'Softmax'],
    ['learnConvolution.relu', 'ReLU'],
    ['learnApplications.cnn', 'convolutions'],
    ['learnFigures.number', 'Figure {number}'],
    ['learnFigures.figures.softmax.name', 'Softmax'],
    ['learnFigures.figures.alexnet.name', 'AlexNet'],
    ['learnGlossary.terms.activation.name', 'Activation'],
    ['learnGlossary.terms.perceptron.name', 'Perceptron'],
    ['learnGlossary.terms.convolution.name', 'Convolution'],
    ['learnGlossary.terms.logit.name', 'Logit'],
    ['learnGlossary.terms.softmax.name', 'Softmax'],
    ['learnGlossary.terms.gradient.name', 'Gradient'],
    ['learnGlossary.terms.dropout.name', 'Dropout'],
  ]);
});

test('French texts have no plain space before a high sign, where a line could break', () => {
  expect([...french].filter(([, text]) => / [;:?!»]|« /.test(text))).toEqual([]);
});

test('the texts of the keys hold no values: the table of keys is loaded with them as they are written', () => {
  const texts = [en, fr, ar].flatMap(({ keys }) => Object.values(keys));
  expect(texts.map((text) => compile(text))).toEqual(texts);
});
