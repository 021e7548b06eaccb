import type { Catalog } from './en.ts';

/** French; a no-break space stands before `:`, `;` and `%`. */
export const fr: Catalog = {
  'quantity.accuracy': 'Exactitude',
  'quantity.error': 'Taux d’erreur',
  'quantity.confidence': 'Confiance',
  'quantity.loss': 'Perte',
  'quantity.epoch': 'Époque',
  'quantity.workers': 'Fils',
  'quantity.images': 'Images',
  'quantity.duration': 'Durée',
  'quantity.throughput': 'Images par seconde',
  'quantity.size': 'Taille',
  'quantity.ratio': 'Rapport',

  'by.accuracy': 'selon l’exactitude',
  'by.error': 'selon le taux d’erreur',
  'by.confidence': 'selon la confiance',
  'by.loss': 'selon la perte',
  'by.epoch': 'par époque',
  'by.workers': 'selon le nombre de fils',
  'by.images': 'selon le nombre d’images',
  'by.duration': 'selon la durée',
  'by.throughput': 'selon le nombre d’images par seconde',
  'by.size': 'selon la taille',
  'by.ratio': 'selon le rapport',

  'about.accuracy': 'La part des images bien lues ; plus, c’est mieux.',
  'about.error': 'La part des images mal lues ; moins, c’est mieux.',
  'about.confidence': 'À quel point une réponse est sûre.',
  'about.loss': 'L’entropie croisée moyenne, en logarithmes naturels ; moins, c’est mieux.',
  'about.epoch': 'Combien de fois toutes les images d’entraînement ont été vues.',
  'about.workers': 'Combien de fils calculent à la fois.',
  'about.images': 'Le nombre d’images.',
  'about.duration': 'Le temps qu’il a fallu ; moins, c’est mieux.',
  'about.throughput': 'Le nombre d’images calculées en une seconde ; plus, c’est mieux.',
  'about.size': 'La place occupée ; moins, c’est mieux.',
  'about.ratio': 'Combien de fois une valeur contient l’autre.',

  'place.value': 'à {value}',
  'place.epoch': 'après l’époque {value}',
  'place.workers': '{count, plural, one {avec {value} fil} other {avec {value} fils}}',
  'place.images': '{count, plural, one {avec {value} image} other {avec {value} images}}',
  'place.duration': 'après {value}',

  'set.train': 'Entraînement',
  'set.validation': 'Validation',
  'set.test': 'Test',
  'set.of': '{name}, {set, select, train {entraînement} validation {validation} other {test}}',

  'title.of': '{title} : {subject}',
  'title.curves': '{quantity} {by}',
  'title.confusion': 'Ce qui a été lu comme quoi',
  'title.pictures': 'Des chiffres, et ce qui a été lu',
  'title.reliability': 'Exactitude selon la confiance',

  'caption.dashed': 'Les courbes en tirets sont celles des images d’entraînement.',
  'caption.cutAxis': 'L’axe ne commence pas à 0 : comparez les positions, non les longueurs.',
  'caption.reference': 'Une seconde marque indique la valeur publiée.',
  'caption.confusion':
    'Une ligne par vrai chiffre, une colonne par chiffre lu. La diagonale est juste ; plus une case est marquée, plus sa part de la ligne est grande.',
  'caption.rates': 'Les nombres sont des parts de leur ligne.',
  'caption.pictures':
    'Chaque image telle que le réseau l’a reçue, avec son vrai chiffre, le chiffre lu et la probabilité de celui-ci.',
  'caption.reliability':
    'Un point sur la diagonale a raison aussi souvent qu’il le dit ; au-dessous, il est plus sûr qu’il ne devrait. Seules les plages qui contiennent des réponses ont un point.',
  'caption.classification':
    'Précision : parmi les images lues comme un chiffre, la part de celles qui le montrent. Rappel : parmi les images d’un chiffre, la part de celles qui sont lues comme lui. F1 : leur moyenne harmonique.',
  'caption.suspectLabels':
    'Les images dont l’étiquette est peut-être fausse, la plus sûre d’abord. La probabilité est la plus faible que donne l’un des réseaux.',

  'band.seeds':
    'Chaque courbe est la moyenne des graines ; la bande qui l’entoure est l’intervalle à {level} de cette moyenne.',
  'band.rounds':
    'Chaque courbe est la médiane des tours ; la bande qui l’entoure est l’intervalle à {level} de cette médiane.',
  'band.images': 'La bande est l’intervalle à {level} que permet ce nombre d’images de test.',
  'whisker.seeds':
    'Chaque valeur est la moyenne des graines ; sa moustache est l’intervalle à {level} de cette moyenne.',
  'whisker.rounds':
    'Chaque valeur est la médiane des tours ; sa moustache est l’intervalle à {level} de cette médiane.',
  'whisker.images': 'Les moustaches sont l’intervalle à {level} que permet ce nombre d’images de test.',

  'sentence.empty': 'Rien n’a encore été mesuré.',
  'sentence.curve': '{name} : {first} {firstPlace}, {last} {lastPlace}.',
  'sentence.point': '{name} : {last} {lastPlace}.',
  'sentence.best': 'Au mieux {best}, {bestPlace}.',
  'sentence.curveExtremes':
    'La plus haute valeur en fin de courbe est celle de {highest}, {high} {highPlace} ; la plus basse est celle de {lowest}, {low} {lowPlace}.',
  'sentence.bar': '{name} : {value}.',
  'sentence.barPublished': '{name} : {value} ; valeur publiée : {reference}.',
  'sentence.barExtremes':
    'La plus haute valeur est celle de {highest}, {high} ; la plus basse est celle de {lowest}, {low}.',
  'sentence.total': '{right} images sur {count} sont bien lues, soit {share}.',
  'sentence.classes': 'Le mieux lu : {best} ({bestShare}). Le moins bien lu : {worst} ({worstShare}).',
  'sentence.confusion':
    'Confusion la plus fréquente : {label} lu comme {prediction}, {count, plural, other {{value} fois}}.',
  'sentence.confusionShare': 'Confusion la plus fréquente : {label} lu comme {prediction}, {share} de sa ligne.',
  'sentence.noConfusion': 'Rien n’est confondu.',
  'sentence.allRight':
    '{count, plural, one {L’image est bien lue} other {Les {value} images sont toutes bien lues}} ; la réponse la moins sûre est celle pour l’image {index} : {label} lu comme {prediction}, {probability}.',
  'sentence.allWrong':
    '{count, plural, one {L’image est mal lue} other {Les {value} images sont toutes mal lues}} ; la réponse la plus sûre est celle pour l’image {index} : {label} lu comme {prediction}, {probability}.',
  'sentence.someRight': '{right} images sur {value} sont bien lues.',
  'sentence.reliability':
    'La confiance s’écarte de la part des bonnes réponses de {expected} en moyenne, et de {maximum} là où l’écart est le plus grand.',
  'sentence.classification':
    'F1 est le plus élevé pour {best} ({bestScore}) et le plus bas pour {worst} ({worstScore}) ; sa moyenne sur les chiffres est {mean}.',
  'sentence.suspectLabels':
    '{count, plural, =0 {Il n’y a aucune image dont les {runs} réseaux s’accordent à contredire l’étiquette avec {atLeast} ou plus.} one {Il y a {value} image dont les {runs} réseaux s’accordent à contredire l’étiquette, chacun avec {atLeast} ou plus. L’étiquette est peut-être fausse.} other {Il y a {value} images dont les {runs} réseaux s’accordent à contredire l’étiquette, chacun avec {atLeast} ou plus. Les étiquettes sont peut-être fausses.}}',

  'column.name': 'Nom',
  'column.interval': 'Intervalle à {level}',
  'column.published': 'Valeur publiée',
  'column.image': 'Image',
  'column.label': 'Vrai chiffre',
  'column.prediction': 'Lu comme',
  'column.confusion': 'Vrai chiffre ↓ lu comme →',
  'column.probability': 'Probabilité',
  'column.confidenceRange': 'Plage de confiance',
  'column.count': 'Réponses',
  'column.confidence': 'Confiance moyenne',
  'column.accuracy': 'Exactitude',
  'column.digit': 'Chiffre',
  'column.precision': 'Précision',
  'column.recall': 'Rappel',
  'column.f1': 'F1',
  'column.support': 'Images',
  'row.macro': 'Moyenne des chiffres',
  'row.weighted': 'Moyenne des images',
  'picture.name': 'Image {index} : {label} lu comme {prediction}, {probability}',

  'range.alone': 'de {low} à {high}',
  'range.around': '{value} (de {low} à {high})',
  'unit.imagesPerSecond': '{value} images/s',
  'unit.times': '{value}×',
  'unit.points': '{count, plural, one {{value} point} other {{value} points}}',

  'value.accuracy':
    '{accuracy} des images de test ({count}) sont bien lues (intervalle à {level} : de {low} à {high}).',
  'value.mean':
    '{mean} (intervalle à {level} : de {low} à {high} ; écart type : {deviation} ; {count, plural, one {{value} valeur} other {{value} valeurs}})',
  'value.single': '{mean} (une seule valeur)',

  'comparison.of': '{quantity} : {sentence}',
  'comparison.better':
    '{first} fait mieux que {second}, de {difference} (intervalle à {level} : de {low} à {high} ; {p}).',
  'comparison.worse':
    '{first} fait moins bien que {second}, de {difference} (intervalle à {level} : de {low} à {high} ; {p}).',
  'comparison.equal': 'On ne peut distinguer {first} de {second} : {p}.',
  'comparison.equalFrom':
    'On ne peut distinguer {first} de {second} : {p} ; une différence se verrait à partir de {detectable}.',
  'comparison.equalImages':
    'On ne peut distinguer {first} de {second} : {p} ; avec {value} images de test, une différence se voit à partir de {detectable}.',
  'comparison.equalSeeds':
    'On ne peut distinguer {first} de {second} : {p} ; avec {value} graines de chaque côté, une différence se voit à partir de {detectable}.',
  'comparison.tooFew':
    'Les valeurs sont trop peu nombreuses pour comparer {first} et {second} ; il faut au moins deux graines de chaque côté.',

  'replication.inside':
    '{quantity} ({name}) : valeur reproduite. La valeur publiée, {published}, se trouve dans l’intervalle de prédiction à {level} d’un entraînement, de {low} à {high} ; notre moyenne est {mean}.',
  'replication.above':
    '{quantity} ({name}) : valeur non reproduite. La valeur publiée, {published}, se trouve au-dessus de l’intervalle de prédiction à {level} d’un entraînement, de {low} à {high} ; notre moyenne est {mean}.',
  'replication.below':
    '{quantity} ({name}) : valeur non reproduite. La valeur publiée, {published}, se trouve au-dessous de l’intervalle de prédiction à {level} d’un entraînement, de {low} à {high} ; notre moyenne est {mean}.',
  'replication.tooFew':
    '{quantity} ({name}) : valeur non jugée, car un seul entraînement ne dit rien de la dispersion. Valeur publiée : {published} ; la nôtre : {mean}.',
  'replication.none':
    '{quantity} ({name}) : valeur non jugée, car aucun entraînement n’est terminé. Valeur publiée : {published}.',
};
