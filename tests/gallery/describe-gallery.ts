import { type Picture, type Scene, VIEWS, type ViewName } from './scene.ts';

const LANGUAGES = { en: 'English', fr: 'French', ar: 'Arabic' } as const;

/** The page that shows the gallery, in Markdown. */
export function describeGallery(pictures: readonly Picture[]): string {
  const scenes = [...new Set(pictures.map(({ scene }) => scene))];
  const lines = [
    '# Gallery',
    '',
    'Every page of the site in its states, on a desk (1280 pixels wide) and in the hand (360), light and dark, in English,',
    'French and Arabic. Made from the built site by `npm run acceptance -- gallery`; long pages are cut.',
  ];
  for (const scene of scenes) lines.push('', `## ${scene.title}`, '', ...describeScene(scene, pictures));
  return `${lines.join('\n')}\n`;
}

function describeScene(scene: Scene, pictures: readonly Picture[]): string[] {
  return pictures
    .filter((picture) => picture.scene === scene)
    .map(
      ({ fileName, view }) =>
        `<img src="${fileName}" alt="${scene.title}: ${describeView(view)}" width="${VIEWS[view].width / 2}">`,
    );
}

function describeView(view: ViewName): string {
  const { locale, theme, width } = VIEWS[view];
  return `${LANGUAGES[locale]}, ${theme}, ${width} pixels`;
}
