import type { ReactNode } from 'react';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** One sentence: what this page is for. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <header className="heed-page-header">
      <div className="heed-page-header-text">
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div className="heed-page-header-actions">{actions}</div> : null}
    </header>
  );
}

/** A part of a page under a hairline, with a heading. */
export function Section({
  title,
  lead,
  children,
  actions,
}: PageHeaderProps & { readonly children: ReactNode }) {
  return (
    <section className="heed-section">
      <div className="heed-section-head">
        <div>
          <h2>{title}</h2>
          {lead ? <p>{lead}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
