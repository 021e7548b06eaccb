import type { ReactNode } from 'react';
import { LANGUAGE_SCRIPT } from '../../settings/language.ts';
import { THEME_SCRIPT } from '../../settings/theme.ts';
import '../../styles/base.css';

export default function ChooseLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{LANGUAGE_SCRIPT}</script>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>{children}</body>
    </html>
  );
}
