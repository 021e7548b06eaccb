'use client';

/**
 * The last page, where even the layout failed: what happened in three languages, and a link that begins anew. It has no
 * styles of its own, since nothing is certain to be loaded.
 */
export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <h1>Raqam</h1>
        <p>This page failed. Load it again, or begin at the first page.</p>
        <p lang="fr">Cette page a échoué. Rechargez-la, ou recommencez à la première page.</p>
        <p lang="ar" dir="rtl">
          تعطّلت هذه الصفحة. أعد تحميلها، أو ابدأ من الصفحة الأولى.
        </p>
        <a href="/">Raqam</a>
      </body>
    </html>
  );
}
