import { Fragment } from 'react';
import { environmentFacts } from '../environment-facts.ts';
import type { Block, ReportDocument } from '../report-document.ts';
import { DataTable } from './data-table.tsx';
import { FigureView } from './figure-view.tsx';

/** What stands inside of a report's body: what was found, first in sentences, then in full, and where. */
export function ReportPage({ document }: { readonly document: ReportDocument }) {
  const { title, description, startedAt, summary, sections, command } = document;
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p className="when">
          Measured <time dateTime={startedAt}>{startedAt.slice(0, 10)}</time> on {document.environment.cpu}
        </p>
        <p className="description">{description}</p>
      </header>
      <main>
        {summary.length > 0 && (
          <ul className="summary" aria-label="What was found">
            {summary.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {sections.length > 1 && (
          <nav className="contents" aria-label="Contents">
            <ul>
              {sections.map((section, i) => (
                <li key={section.title}>
                  <a href={`#section-${i + 1}`}>{section.title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {sections.map((section, i) => (
          <section key={section.title} aria-labelledby={`section-${i + 1}`}>
            <h2 id={`section-${i + 1}`}>{section.title}</h2>
            <div className="blocks">
              {section.blocks.map((block, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place, and nothing moves in a file
                <BlockView key={at} block={block} labelledBy={`section-${i + 1}`} />
              ))}
            </div>
          </section>
        ))}
        <section aria-labelledby="where">
          <h2 id="where">Where it was measured</h2>
          <dl className="facts">
            {environmentFacts(document).map(({ name, value }) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
        <section aria-labelledby="repeat">
          <h2 id="repeat">To repeat it</h2>
          <pre className="command">
            <code>{command}</code>
          </pre>
        </section>
      </main>
    </>
  );
}

function BlockView({ block, labelledBy }: { readonly block: Block; readonly labelledBy: string }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'table':
      return <DataTable table={block} caption={block.caption} labelledBy={labelledBy} />;
    case 'figure':
      return <FigureView {...block} />;
  }
}
