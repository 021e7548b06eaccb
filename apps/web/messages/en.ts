import about from './en/about.json' with { type: 'json' };
import architecture from './en/architecture.json' with { type: 'json' };
import charts from './en/charts.json' with { type: 'json' };
import compare from './en/compare.json' with { type: 'json' };
import corrections from './en/corrections.json' with { type: 'json' };
import data from './en/data.json' with { type: 'json' };
import dataDesk from './en/dataDesk.json' with { type: 'json' };
import desk from './en/desk.json' with { type: 'json' };
import digits from './en/digits.json' with { type: 'json' };
import engine from './en/engine.json' with { type: 'json' };
import home from './en/home.json' with { type: 'json' };
import inside from './en/inside.json' with { type: 'json' };
import intake from './en/intake.json' with { type: 'json' };
import judge from './en/judge.json' with { type: 'json' };
import keys from './en/keys.json' with { type: 'json' };
import labels from './en/labels.json' with { type: 'json' };
import learn from './en/learn.json' with { type: 'json' };
import learnApplications from './en/learnApplications.json' with { type: 'json' };
import learnCnn from './en/learnCnn.json' with { type: 'json' };
import learnConvolution from './en/learnConvolution.json' with { type: 'json' };
import learnFigures from './en/learnFigures.json' with { type: 'json' };
import learnGlossary from './en/learnGlossary.json' with { type: 'json' };
import learnNeurons from './en/learnNeurons.json' with { type: 'json' };
import learnProbabilities from './en/learnProbabilities.json' with { type: 'json' };
import live from './en/live.json' with { type: 'json' };
import nav from './en/nav.json' with { type: 'json' };
import pad from './en/pad.json' with { type: 'json' };
import practice from './en/practice.json' with { type: 'json' };
import reading from './en/reading.json' with { type: 'json' };
import recognizer from './en/recognizer.json' with { type: 'json' };
import results from './en/results.json' with { type: 'json' };
import runs from './en/runs.json' with { type: 'json' };
import site from './en/site.json' with { type: 'json' };
import theme from './en/theme.json' with { type: 'json' };
import toys from './en/toys.json' with { type: 'json' };
import train from './en/train.json' with { type: 'json' };
import training from './en/training.json' with { type: 'json' };

/** Every text of the site in English, by the part of the site that shows it. */
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
