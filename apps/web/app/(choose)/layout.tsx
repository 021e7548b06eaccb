import type { ReactNode } from 'react';
import { SettingsScript } from '../../components/settings-script.tsx';
import { LANGUAGE_SCRIPT } from '../../settings/language.ts';
import '../../styles/base.css';

export default function ChooseLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{LANGUAGE_SCRIPT}</script>
        <SettingsScript />
      </head>
      <body>{children}</body>
    </html>
  );
}
