import type { ReactNode } from 'react';

export interface TableProps {
  /** Said by screen readers; not shown. */
  readonly caption: string;
  /** Column headings; an empty one is for actions. */
  readonly head: readonly string[];
  /** `<tr>` elements. */
  readonly children: ReactNode;
}

/** Hairlines, 40-px rows; scrolls inside itself on a narrow screen. */
export function Table({ caption, head, children }: TableProps) {
  return (
    <section className="heed-table-scroll" aria-label={caption}>
      <table className="heed-table">
        <caption className="heed-unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell || <span className="heed-unseen">Actions</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
