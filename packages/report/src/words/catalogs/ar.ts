import type { Catalog } from './en.ts';

/** Arabic, with Western digits; counts stand in brackets or in their plural's form. */
export const ar: Catalog = {
  'quantity.accuracy': 'الدقة',
  'quantity.error': 'نسبة الخطأ',
  'quantity.confidence': 'الثقة',
  'quantity.loss': 'الخسارة',
  'quantity.epoch': 'الدورة',
  'quantity.workers': 'العمّال',
  'quantity.images': 'الصور',
  'quantity.duration': 'الزمن',
  'quantity.throughput': 'الصور في الثانية',
  'quantity.size': 'الحجم',
  'quantity.ratio': 'النسبة',

  'by.accuracy': 'بحسب الدقة',
  'by.error': 'بحسب نسبة الخطأ',
  'by.confidence': 'بحسب الثقة',
  'by.loss': 'بحسب الخسارة',
  'by.epoch': 'بحسب الدورة',
  'by.workers': 'بحسب عدد العمّال',
  'by.images': 'بحسب عدد الصور',
  'by.duration': 'بحسب الزمن',
  'by.throughput': 'بحسب عدد الصور في الثانية',
  'by.size': 'بحسب الحجم',
  'by.ratio': 'بحسب النسبة',

  'about.accuracy': 'نصيب الصور المقروءة قراءة صحيحة؛ والأكثر أفضل.',
  'about.error': 'نصيب الصور المقروءة قراءة خاطئة؛ والأقل أفضل.',
  'about.confidence': 'مدى ثقة الشبكة بجوابها.',
  'about.loss': 'متوسط الإنتروبيا المتقاطعة باللوغاريتم الطبيعي؛ والأقل أفضل.',
  'about.epoch': 'كم مرة عُرضت صور التدريب كلها.',
  'about.workers': 'كم عاملًا يحسب في الوقت نفسه.',
  'about.images': 'عدد الصور.',
  'about.duration': 'ما استغرقه العمل من زمن؛ والأقل أفضل.',
  'about.throughput': 'عدد الصور المحسوبة في الثانية؛ والأكثر أفضل.',
  'about.size': 'ما يشغله من حجم؛ والأقل أفضل.',
  'about.ratio': 'كم ضعفًا تبلغ قيمةٌ من الأخرى.',

  'place.value': 'عند {value}',
  'place.epoch': 'بعد الدورة {value}',
  'place.workers':
    '{count, plural, one {بعامل واحد} two {بعاملين} few {بـ{value} عمّال} many {بـ{value} عاملًا} other {بـ{value} عامل}}',
  'place.images': '{count, plural, one {بصورة واحدة} two {بصورتين} few {بـ{value} صور} other {بـ{value} صورة}}',
  'place.duration': 'بعد {value}',

  'set.train': 'التدريب',
  'set.validation': 'التحقّق',
  'set.test': 'الاختبار',
  'set.of': '{name}، {set, select, train {التدريب} validation {التحقّق} other {الاختبار}}',

  'title.of': '{title}: {subject}',
  'title.curves': '{quantity} {by}',
  'title.confusion': 'ما قُرئ على أنه ماذا',
  'title.pictures': 'أرقام وما قُرئت عليه',
  'title.reliability': 'الدقة بحسب الثقة',

  'caption.dashed': 'الخطوط المتقطعة لصور التدريب.',
  'caption.cutAxis': 'لا يبدأ المحور من 0: قارن المواضع لا الأطوال.',
  'caption.reference': 'العلامة الثانية هي القيمة المنشورة.',
  'caption.confusion': 'صفّ لكل رقم حقيقي، وعمود لما قُرئ. القطر هو الصحيح؛ وكلما اشتدّ لون الخانة كبر نصيبها من الصف.',
  'caption.rates': 'كل عدد نصيبٌ من صفّه.',
  'caption.pictures': 'كل صورة كما أُعطيت للشبكة، مع رقمها الحقيقي والرقم المقروء واحتماله.',
  'caption.reliability':
    'النقطة التي على القطر تصيب بقدر ما تقول؛ وما كان تحته أشدّ ثقة مما ينبغي. ولا تظهر نقطة إلا حيث توجد أجوبة.',
  'caption.classification':
    'الضبط: نصيب ما هو من الرقم حقًّا بين الصور المقروءة على أنها هو. الاستدعاء: نصيب ما قُرئ على أنه الرقم بين صوره. F1: متوسطهما التوافقي.',
  'caption.suspectLabels': 'صور قد تكون وسومها خاطئة، وأشدّها يقينًا أولًا. والاحتمال هو أقل ما تعطيه أي من الشبكات.',

  'band.seeds': 'كل خط هو متوسط البذور، والنطاق حوله مجال الثقة {level} لهذا المتوسط.',
  'band.rounds': 'كل خط هو وسيط الجولات، والنطاق حوله مجال الثقة {level} لهذا الوسيط.',
  'band.images': 'النطاق هو مجال الثقة {level} الذي يسمح به هذا العدد من صور الاختبار.',
  'whisker.seeds': 'كل قيمة هي متوسط البذور، والخط الرفيع عليها مجال الثقة {level} لهذا المتوسط.',
  'whisker.rounds': 'كل قيمة هي وسيط الجولات، والخط الرفيع عليها مجال الثقة {level} لهذا الوسيط.',
  'whisker.images': 'الخطوط الرفيعة هي مجال الثقة {level} الذي يسمح به هذا العدد من صور الاختبار.',

  'sentence.empty': 'لم يُقَس شيء بعد.',
  'sentence.curve': '{name}: {first} {firstPlace}، ثم {last} {lastPlace}.',
  'sentence.point': '{name}: {last} {lastPlace}.',
  'sentence.best': 'وأفضل قيمة {best} {bestPlace}.',
  'sentence.curveExtremes':
    'أعلى قيمة في نهاية الخطوط هي قيمة {highest}: {high} {highPlace}؛ وأدناها قيمة {lowest}: {low} {lowPlace}.',
  'sentence.bar': '{name}: {value}.',
  'sentence.barPublished': '{name}: {value}؛ والقيمة المنشورة: {reference}.',
  'sentence.barExtremes': 'أعلى قيمة هي قيمة {highest}: {high}؛ وأدناها قيمة {lowest}: {low}.',
  'sentence.total': 'عدد الصور المقروءة قراءة صحيحة {right} من {count}، أي {share}.',
  'sentence.classes': 'الأحسن قراءة: {best} ({bestShare}). والأسوأ قراءة: {worst} ({worstShare}).',
  'sentence.confusion':
    'أكثر التباس: {label} قُرئ على أنه {prediction}، {count, plural, one {مرة واحدة} two {مرتين} few {{value} مرات} other {{value} مرة}}.',
  'sentence.confusionShare': 'أكثر التباس: {label} قُرئ على أنه {prediction}، وهو {share} من صفّه.',
  'sentence.noConfusion': 'لا التباس.',
  'sentence.allRight':
    '{count, plural, one {قُرئت الصورة قراءة صحيحة} other {قُرئت الصور كلها ({value}) قراءة صحيحة}}؛ وأقل الأجوبة يقينًا جواب الصورة {index}: {label} قُرئ على أنه {prediction}، {probability}.',
  'sentence.allWrong':
    '{count, plural, one {قُرئت الصورة قراءة خاطئة} other {قُرئت الصور كلها ({value}) قراءة خاطئة}}؛ وأشد الأجوبة يقينًا جواب الصورة {index}: {label} قُرئ على أنه {prediction}، {probability}.',
  'sentence.someRight': 'عدد الصور المقروءة قراءة صحيحة {right} من {value}.',
  'sentence.reliability':
    'تبتعد الثقة عن نصيب الأجوبة الصحيحة بمقدار {expected} في المتوسط، وبمقدار {maximum} حيث يبلغ البعد أقصاه.',
  'sentence.classification':
    'أعلى قيمة لـF1 عند الرقم {best} ({bestScore}) وأدناها عند الرقم {worst} ({worstScore})؛ ومتوسطها على الأرقام {mean}.',
  'sentence.suspectLabels':
    '{count, plural, =0 {لا توجد صورة اتفقت الشبكات كلها ({runs}) على مخالفة وسمها باحتمال {atLeast} أو أكثر.} one {توجد صورة واحدة اتفقت الشبكات كلها ({runs}) على مخالفة وسمها، وكل منها باحتمال {atLeast} أو أكثر. قد يكون الوسم خاطئًا.} other {عدد الصور التي اتفقت الشبكات كلها ({runs}) على مخالفة وسومها {value}، وكل شبكة باحتمال {atLeast} أو أكثر. قد تكون الوسوم خاطئة.}}',

  'column.name': 'الاسم',
  'column.interval': 'مجال الثقة {level}',
  'column.published': 'المنشور',
  'column.image': 'الصورة',
  'column.label': 'الرقم الحقيقي',
  'column.prediction': 'قُرئ على أنه',
  'column.confusion': 'الرقم الحقيقي ↓ قُرئ على أنه →',
  'column.probability': 'الاحتمال',
  'column.confidenceRange': 'مدى الثقة',
  'column.count': 'الأجوبة',
  'column.confidence': 'متوسط الثقة',
  'column.accuracy': 'الدقة',
  'column.digit': 'الرقم',
  'column.precision': 'الضبط',
  'column.recall': 'الاستدعاء',
  'column.f1': 'F1',
  'column.support': 'الصور',
  'row.macro': 'متوسط الأرقام',
  'row.weighted': 'متوسط الصور',
  'picture.name': 'الصورة {index}: {label} قُرئ على أنه {prediction}، {probability}',

  'range.alone': 'من {low} إلى {high}',
  'range.around': '{value} (من {low} إلى {high})',
  'unit.imagesPerSecond': '{value} صورة/ث',
  'unit.times': '{value}×‎',
  'unit.points': '{count, plural, few {{value} نقاط مئوية} other {{value} نقطة مئوية}}',

  'value.accuracy':
    '{accuracy} من صور الاختبار ({count}) مقروءة قراءة صحيحة (مجال الثقة {level}: من {low} إلى {high}).',
  'value.mean':
    '{mean} (مجال الثقة {level}: من {low} إلى {high}؛ الانحراف المعياري: {deviation}؛ {count, plural, one {قيمة واحدة} two {قيمتان} few {{value} قيم} other {{value} قيمة}})',
  'value.single': '{mean} (قيمة واحدة)',

  'comparison.of': '{quantity}: {sentence}',
  'comparison.better': '{first} أفضل من {second} بفارق {difference} (مجال الثقة {level}: من {low} إلى {high}؛ {p}).',
  'comparison.worse': '{first} أسوأ من {second} بفارق {difference} (مجال الثقة {level}: من {low} إلى {high}؛ {p}).',
  'comparison.equal': 'لا يمكن التمييز بين {first} و{second}: {p}.',
  'comparison.equalFrom':
    'لا يمكن التمييز بين {first} و{second}: {p}؛ ولا تظهر إلا الفروق التي تبلغ {detectable} أو أكثر.',
  'comparison.equalImages':
    'لا يمكن التمييز بين {first} و{second}: {p}؛ ولا يُظهر هذا العدد من صور الاختبار ({value}) إلا الفروق التي تبلغ {detectable} أو أكثر.',
  'comparison.equalSeeds':
    'لا يمكن التمييز بين {first} و{second}: {p}؛ ولا يُظهر هذا العدد من البذور لكل منهما ({value}) إلا الفروق التي تبلغ {detectable} أو أكثر.',
  'comparison.tooFew': 'القيم أقل من أن تسمح بالمقارنة بين {first} و{second}؛ ولا بد من بذرتين على الأقل لكل منهما.',

  'replication.inside':
    '{quantity} ({name}): أُعيد إنتاج القيمة المنشورة. فهي، أي {published}، تقع داخل مجال التنبؤ {level} لتدريب واحد، من {low} إلى {high}؛ ومتوسط قيمنا {mean}.',
  'replication.above':
    '{quantity} ({name}): لم يُعَد إنتاج القيمة المنشورة. فهي، أي {published}، تقع فوق مجال التنبؤ {level} لتدريب واحد، من {low} إلى {high}؛ ومتوسط قيمنا {mean}.',
  'replication.below':
    '{quantity} ({name}): لم يُعَد إنتاج القيمة المنشورة. فهي، أي {published}، تقع تحت مجال التنبؤ {level} لتدريب واحد، من {low} إلى {high}؛ ومتوسط قيمنا {mean}.',
  'replication.tooFew':
    '{quantity} ({name}): لم يُحكَم عليها، فتدريب واحد لا يقول شيئًا عن التشتت. القيمة المنشورة: {published}؛ وقيمتنا: {mean}.',
  'replication.none': '{quantity} ({name}): لم يُحكَم عليها، إذ لم يكتمل أي تدريب. القيمة المنشورة: {published}.',
};
