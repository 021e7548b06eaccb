import about from './ar/about.json' with { type: 'json' };
import architecture from './ar/architecture.json' with { type: 'json' };
import charts from './ar/charts.json' with { type: 'json' };
import compare from './ar/compare.json' with { type: 'json' };
import corrections from './ar/corrections.json' with { type: 'json' };
import data from './ar/data.json' with { type: 'json' };
import dataDesk from './ar/dataDesk.json' with { type: 'json' };
import desk from './ar/desk.json' with { type: 'json' };
import digits from './ar/digits.json' with { type: 'json' };
import engine from './ar/engine.json' with { type: 'json' };
import home from './ar/home.json' with { type: 'json' };
import inside from './ar/inside.json' with { type: 'json' };
import intake from './ar/intake.json' with { type: 'json' };
import judge from './ar/judge.json' with { type: 'json' };
import keys from './ar/keys.json' with { type: 'json' };
import labels from './ar/labels.json' with { type: 'json' };
import learn from './ar/learn.json' with { type: 'json' };
import learnApplications from './ar/learnApplications.json' with { type: 'json' };
import learnCnn from './ar/learnCnn.json' with { type: 'json' };
import learnConvolution from './ar/learnConvolution.json' with { type: 'json' };
import learnFigures from './ar/learnFigures.json' with { type: 'json' };
import learnGlossary from './ar/learnGlossary.json' with { type: 'json' };
import learnNeurons from './ar/learnNeurons.json' with { type: 'json' };
import learnProbabilities from './ar/learnProbabilities.json' with { type: 'json' };
import live from './ar/live.json' with { type: 'json' };
import nav from './ar/nav.json' with { type: 'json' };
import pad from './ar/pad.json' with { type: 'json' };
import practice from './ar/practice.json' with { type: 'json' };
import reading from './ar/reading.json' with { type: 'json' };
import recognizer from './ar/recognizer.json' with { type: 'json' };
import results from './ar/results.json' with { type: 'json' };
import runs from './ar/runs.json' with { type: 'json' };
import site from './ar/site.json' with { type: 'json' };
import theme from './ar/theme.json' with { type: 'json' };
import toys from './ar/toys.json' with { type: 'json' };
import train from './ar/train.json' with { type: 'json' };
import training from './ar/training.json' with { type: 'json' };

/** Every text of the site in Arabic, by the part of the site that shows it. */
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
