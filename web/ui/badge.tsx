import type { ReactNode } from 'react';

export interface BadgeProps {
  readonly children: ReactNode;
  /** `late`, `soon` and `met` speak of time; `accent` of things to do; `plain` of everything else. */
  readonly tone?: 'plain' | 'accent' | 'soon' | 'late' | 'met';
}

export function Badge({ children, tone = 'plain' }: BadgeProps) {
  return <span className={`heed-badge heed-badge-${tone}`}>{children}</span>;
}
