/** English, as ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export const en = {
  'quantity.accuracy': 'Accuracy',
  'quantity.error': 'Error rate',
  'quantity.confidence': 'Confidence',
  'quantity.loss': 'Loss',
  'quantity.epoch': 'Epoch',
  'quantity.workers': 'Workers',
  'quantity.images': 'Images',
  'quantity.duration': 'Time',
  'quantity.throughput': 'Images a second',
  'quantity.size': 'Size',
  'quantity.ratio': 'Ratio',

  'by.accuracy': 'by accuracy',
  'by.error': 'by error rate',
  'by.confidence': 'by confidence',
  'by.loss': 'by loss',
  'by.epoch': 'by epoch',
  'by.workers': 'by number of workers',
  'by.images': 'by number of images',
  'by.duration': 'by time',
  'by.throughput': 'by images a second',
  'by.size': 'by size',
  'by.ratio': 'by ratio',

  'about.accuracy': 'The share of images read rightly; more is better.',
  'about.error': 'The share of images read wrongly; less is better.',
  'about.confidence': 'How sure an answer is.',
  'about.loss': 'The mean cross-entropy, in natural logarithms; less is better.',
  'about.epoch': 'How many times all training images were seen.',
  'about.workers': 'How many workers computed at once.',
  'about.images': 'How many images there are.',
  'about.duration': 'How long it took; less is better.',
  'about.throughput': 'How many images are computed in a second; more is better.',
  'about.size': 'How large it is; less is better.',
  'about.ratio': 'How many times one value is the other.',

  'place.value': 'at {value}',
  'place.epoch': 'after epoch {value}',
  'place.workers': '{count, plural, one {with {value} worker} other {with {value} workers}}',
  'place.images': '{count, plural, one {with {value} image} other {with {value} images}}',
  'place.duration': 'after {value}',

  'set.train': 'Training',
  'set.validation': 'Validation',
  'set.test': 'Test',
  'set.of': '{name}, {set, select, train {training} validation {validation} other {test}}',

  'title.of': '{title}: {subject}',
  'title.curves': '{quantity} {by}',
  'title.confusion': 'What was read as what',
  'title.pictures': 'Digits, and what they were read as',
  'title.reliability': 'Accuracy by confidence',

  'caption.dashed': 'Dashed lines are the training images.',
  'caption.cutAxis': 'The axis does not begin at 0: compare places, not lengths.',
  'caption.reference': 'A second mark is the published value.',
  'caption.confusion':
    'A row for each true digit, a column for what was read. The diagonal is right; the stronger the color of a cell, the larger its share of the row.',
  'caption.rates': 'The numbers are shares of their row.',
  'caption.pictures':
    'Each image as the network was given it, with its true digit, what was read, and how probable that was.',
  'caption.reliability':
    'A point on the diagonal is right as often as it says; one below it is surer than it should be. Only ranges that hold answers have a point.',
  'caption.classification':
    'Precision: of the images read as a digit, the share that is of it. Recall: of the images of a digit, the share read as it. F1: their harmonic mean.',
  'caption.suspectLabels':
    'Images whose labels may be wrong, the surest first. The probability is the least that any of the networks gives.',

  'band.seeds': 'Each line is the mean over the seeds; the band around it is the mean’s {level} interval.',
  'band.rounds': 'Each line is the median of the rounds; the band around it is the median’s {level} interval.',
  'band.images': 'The band is the {level} interval that so many test images allow.',
  'whisker.seeds': 'Each value is the mean over the seeds; its whisker is the mean’s {level} interval.',
  'whisker.rounds': 'Each value is the median of the rounds; its whisker is the median’s {level} interval.',
  'whisker.images': 'The whiskers are the {level} interval that so many test images allow.',

  'sentence.empty': 'Nothing has been measured yet.',
  'sentence.curve': '{name}: {first} {firstPlace}, {last} {lastPlace}.',
  'sentence.point': '{name}: {last} {lastPlace}.',
  'sentence.best': 'At best {best}, {bestPlace}.',
  'sentence.curveExtremes':
    'The highest value at the end of a line is that of {highest}, {high} {highPlace}; the lowest is that of {lowest}, {low} {lowPlace}.',
  'sentence.bar': '{name}: {value}.',
  'sentence.barPublished': '{name}: {value}; published: {reference}.',
  'sentence.barExtremes': 'The highest value is that of {highest}, {high}; the lowest is that of {lowest}, {low}.',
  'sentence.total': '{right} of {count} images are read rightly, which is {share}.',
  'sentence.classes': 'Read best: {best} ({bestShare}). Read worst: {worst} ({worstShare}).',
  'sentence.confusion':
    'Most often confused: {label} read as {prediction}, {count, plural, one {{value} time} other {{value} times}}.',
  'sentence.confusionShare': 'Most often confused: {label} read as {prediction}, {share} of its row.',
  'sentence.noConfusion': 'Nothing is confused.',
  'sentence.allRight':
    '{count, plural, one {The image is read rightly} other {All {value} images are read rightly}}; the least sure answer is that for image {index}: {label} read as {prediction}, {probability}.',
  'sentence.allWrong':
    '{count, plural, one {The image is read wrongly} other {All {value} images are read wrongly}}; the surest answer is that for image {index}: {label} read as {prediction}, {probability}.',
  'sentence.someRight': '{right} of {value} images are read rightly.',
  'sentence.reliability':
    'Confidences differ from the shares of right answers by {expected} on average, and by {maximum} where they differ most.',
  'sentence.classification':
    'F1 is highest for {best} ({bestScore}) and lowest for {worst} ({worstScore}); its mean over the digits is {mean}.',
  'sentence.suspectLabels':
    '{count, plural, =0 {For no image do all {runs} networks agree against the label with {atLeast} or more.} one {For {value} image all {runs} networks agree against the label, each with {atLeast} or more. The label may be wrong.} other {For {value} images all {runs} networks agree against the label, each with {atLeast} or more. The labels may be wrong.}}',

  'column.name': 'Name',
  'column.interval': '{level} interval',
  'column.published': 'Published',
  'column.image': 'Image',
  'column.label': 'True digit',
  'column.prediction': 'Read as',
  'column.confusion': 'True digit ↓ read as →',
  'column.probability': 'Probability',
  'column.confidenceRange': 'Range of confidences',
  'column.count': 'Answers',
  'column.confidence': 'Mean confidence',
  'column.accuracy': 'Accuracy',
  'column.digit': 'Digit',
  'column.precision': 'Precision',
  'column.recall': 'Recall',
  'column.f1': 'F1',
  'column.support': 'Images',
  'row.macro': 'Mean over digits',
  'row.weighted': 'Mean over images',
  'picture.name': 'Image {index}: {label} read as {prediction}, {probability}',

  'range.alone': '{low} to {high}',
  'range.around': '{value} ({low} to {high})',
  'unit.imagesPerSecond': '{value} images/s',
  'unit.times': '{value}×',
  'unit.points': '{count, plural, one {{value} point} other {{value} points}}',

  'value.accuracy': '{accuracy} of {count} test images are read rightly ({level} interval: {low} to {high}).',
  'value.mean':
    '{mean} ({level} interval: {low} to {high}; standard deviation: {deviation}; {count, plural, one {{value} value} other {{value} values}})',
  'value.single': '{mean} (a single value)',

  'comparison.of': '{quantity}: {sentence}',
  'comparison.better': '{first} does better than {second} by {difference} ({level} interval: {low} to {high}; {p}).',
  'comparison.worse': '{first} does worse than {second} by {difference} ({level} interval: {low} to {high}; {p}).',
  'comparison.equal': '{first} and {second} cannot be told apart: {p}.',
  'comparison.equalFrom':
    '{first} and {second} cannot be told apart: {p}; differences would show from {detectable} on.',
  'comparison.equalImages':
    '{first} and {second} cannot be told apart: {p}; {value} test images show differences from {detectable} on.',
  'comparison.equalSeeds':
    '{first} and {second} cannot be told apart: {p}; {value} seeds of each show differences from {detectable} on.',
  'comparison.tooFew':
    'There are too few values to compare {first} with {second}; at least two seeds of each are needed.',

  'replication.inside':
    '{quantity} ({name}): reproduced. The published {published} lies in the {level} prediction interval of one run, {low} to {high}; our mean is {mean}.',
  'replication.above':
    '{quantity} ({name}): not reproduced. The published {published} lies above the {level} prediction interval of one run, {low} to {high}; our mean is {mean}.',
  'replication.below':
    '{quantity} ({name}): not reproduced. The published {published} lies below the {level} prediction interval of one run, {low} to {high}; our mean is {mean}.',
  'replication.tooFew':
    '{quantity} ({name}): not judged, since a single run tells nothing about spread. Published: {published}; ours: {mean}.',
  'replication.none': '{quantity} ({name}): not judged, since no run of it has finished. Published: {published}.',
} as const;

/** The name of a message. */
export type MessageKey = keyof typeof en;

/** A language's messages; one that lacks a key of the English ones is a type error. */
export type Catalog = Readonly<Record<MessageKey, string>>;
