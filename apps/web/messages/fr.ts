import about from './fr/about.json' with { type: 'json' };
import architecture from './fr/architecture.json' with { type: 'json' };
import charts from './fr/charts.json' with { type: 'json' };
import compare from './fr/compare.json' with { type: 'json' };
import corrections from './fr/corrections.json' with { type: 'json' };
import data from './fr/data.json' with { type: 'json' };
import dataDesk from './fr/dataDesk.json' with { type: 'json' };
import desk from './fr/desk.json' with { type: 'json' };
import digits from './fr/digits.json' with { type: 'json' };
import engine from './fr/engine.json' with { type: 'json' };
import home from './fr/home.json' with { type: 'json' };
import inside from './fr/inside.json' with { type: 'json' };
import intake from './fr/intake.json' with { type: 'json' };
import judge from './fr/judge.json' with { type: 'json' };
import keys from './fr/keys.json' with { type: 'json' };
import labels from './fr/labels.json' with { type: 'json' };
import learn from './fr/learn.json' with { type: 'json' };
import learnApplications from './fr/learnApplications.json' with { type: 'json' };
import learnCnn from './fr/learnCnn.json' with { type: 'json' };
import learnConvolution from './fr/learnConvolution.json' with { type: 'json' };
import learnFigures from './fr/learnFigures.json' with { type: 'json' };
import learnGlossary from './fr/learnGlossary.json' with { type: 'json' };
import learnNeurons from './fr/learnNeurons.json' with { type: 'json' };
import learnProbabilities from './fr/learnProbabilities.json' with { type: 'json' };
import live from './fr/live.json' with { type: 'json' };
import nav from './fr/nav.json' with { type: 'json' };
import pad from './fr/pad.json' with { type: 'json' };
import practice from './fr/practice.json' with { type: 'json' };
import reading from './fr/reading.json' with { type: 'json' };
import recognizer from './fr/recognizer.json' with { type: 'json' };
import results from './fr/results.json' with { type: 'json' };
import runs from './fr/runs.json' with { type: 'json' };
import site from './fr/site.json' with { type: 'json' };
import theme from './fr/theme.json' with { type: 'json' };
import toys from './fr/toys.json' with { type: 'json' };
import train from './fr/train.json' with { type: 'json' };
import training from './fr/training.json' with { type: 'json' };

/** Every text of the site in French, by the part of the site that shows it. */
export default {
  site,
  nav,
  theme,
  keys,
  home,
  pad,
  reading,
  desk,
  corrections,
  live,
  learn,
  train,
  results,
  data,
  practice,
  recognizer,
  about,
  training,
  engine,
  charts,
  runs,
  judge,
  compare,
  labels,
  digits,
  inside,
  intake,
  toys,
  learnCnn,
  learnConvolution,
  learnNeurons,
  learnProbabilities,
  learnApplications,
  learnFigures,
  learnGlossary,
  dataDesk,
  architecture,
};
