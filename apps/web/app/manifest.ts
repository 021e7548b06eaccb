import type { MetadataRoute } from 'next';

export const dynamic = 'force-static';

/** What a device needs to install the site as an app. `/` then opens it in the language that was chosen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Raqam',
    short_name: 'Raqam',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#faf7f0',
    theme_color: '#faf7f0',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
