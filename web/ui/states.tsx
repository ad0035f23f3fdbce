import { Button, Skeleton as KitSkeleton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../problem.ts';

/** True after `ms`: waits below 300 ms show nothing at all. */
export function useLater(ms = 300): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}

const widths = ['92%', '74%', '83%', '66%', '88%', '58%', '79%', '70%', '86%', '62%'];

/** Up to ten placeholder rows, only after 300 ms. */
export function Skeleton({ rows = 6, height = 40 }: { readonly rows?: number; readonly height?: number }) {
  const later = useLater();
  if (!later) return null;
  return (
    <div role="status" aria-label="Loading" className="heed-skeleton">
      {widths.slice(0, rows).map((width) => (
        <div key={width} style={{ height }} className="heed-skeleton-row">
          <KitSkeleton height={12} width={width} radius={4} />
        </div>
      ))}
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}

export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="heed-empty">
      {icon ? <div className="heed-empty-icon">{icon}</div> : null}
      <h2 className="heed-empty-title">{title}</h2>
      {children ? <div className="heed-soft">{children}</div> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
}

export interface ErrorStateProps {
  readonly problem: Problem;
  readonly retry?: () => void;
}

/** What happened, what is safe, what to do. */
export function ErrorState({ problem, retry }: ErrorStateProps) {
  return (
    <div className="heed-empty" role="alert">
      <div className="heed-empty-icon">
        <IconPlugConnectedX size={28} stroke={1.5} aria-hidden />
      </div>
      <h2 className="heed-empty-title">{problem.title}</h2>
      <div className="heed-soft">
        {problem.detail || 'Nothing was changed. What you wrote stays in this window.'}
      </div>
      {retry ? (
        <Button variant="default" onClick={retry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
