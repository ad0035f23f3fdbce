import { type ReactNode, useEffect } from 'react';
import './public.css';

export interface PublicPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** Quiet links under the form. */
  readonly foot?: ReactNode;
}

/** A page for somebody not signed in: one column, one thing to do. */
export function PublicPage({ title, lead, children, foot }: PublicPageProps) {
  useEffect(() => {
    document.title = `${title} · Heed`;
  }, [title]);
  return (
    <div className="heed-door">
      <header className="heed-door-brand">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>Heed</span>
      </header>
      <main className="heed-door-main">
        <h1>{title}</h1>
        {lead ? <p className="heed-door-lead">{lead}</p> : null}
        {children}
        {foot ? <footer className="heed-door-foot">{foot}</footer> : null}
      </main>
    </div>
  );
}
