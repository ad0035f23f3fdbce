import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { type BoardAddress, queryOf } from './board-address.ts';

/** The days and the slice a figure is of. */
export type FigureOf = Pick<BoardAddress, 'from' | 'until' | 'slice'>;

export interface CountLinkProps {
  /** A count by its name, such as `met`. */
  readonly count: string;
  readonly of: FigureOf;
  readonly children: ReactNode;
  /** What the number is, where the words around it don’t say so. */
  readonly label?: string;
}

/** A figure that opens to the requests behind it. */
export function CountLink({ count, of, children, label }: CountLinkProps) {
  const org = useOrg();
  const query = new URLSearchParams({ count, ...queryOf(of) });
  return (
    <Link
      to={paths.boardItems(org, query)}
      className="heed-count"
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
