import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

export interface FigureColumn {
  readonly name: string;
  /** Holds words that may break. */
  readonly words?: boolean;
}

export interface FigureRow {
  readonly key: string;
  readonly head: ReactNode;
  readonly cells: readonly ReactNode[];
  /** What rows are put in order by, cell by cell; null comes last. */
  readonly order?: readonly (number | null)[];
  readonly quiet?: boolean;
}

export interface FigureTableProps {
  readonly caption: string;
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  /** Columns by which a reader may put the rows in order. */
  readonly sorts?: readonly number[];
}

interface Order {
  readonly column: number;
  readonly up: boolean;
}

/** Figures row by row; on a phone a row is a paragraph. */
export function FigureTable({ caption, head, columns, rows, sorts = [] }: FigureTableProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const shown = order === null ? rows : rows.toSorted((a, b) => compare(a, b, order));
  return (
    <div className="heed-figures-frame">
      <table className="heed-figures-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ name }, column) => (
              <th key={name} scope="col" {...sortWord(order, column)}>
                {sorts.includes(column) ? (
                  <SortButton name={name} column={column} order={order} choose={setOrder} />
                ) : (
                  name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} data-quiet={row.quiet || undefined}>
              <th scope="row">{row.head}</th>
              {columns.map(({ name, words }, column) => (
                <td key={name} data-name={name} className={words ? 'heed-figures-words' : undefined}>
                  {row.cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function compare(a: FigureRow, b: FigureRow, { column, up }: Order): number {
  const [one, other] = [a.order?.[column] ?? null, b.order?.[column] ?? null];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return up ? one - other : other - one;
}

function sortWord(order: Order | null, column: number) {
  if (order?.column !== column) return {};
  return { 'aria-sort': order.up ? ('ascending' as const) : ('descending' as const) };
}

interface SortButtonProps {
  readonly name: string;
  readonly column: number;
  readonly order: Order | null;
  readonly choose: (order: Order | null) => void;
}

/** First press ascending, second descending, third as it came. */
function SortButton({ name, column, order, choose }: SortButtonProps) {
  const chosen = order?.column === column ? order : null;
  const next = chosen === null ? { column, up: true } : chosen.up ? { column, up: false } : null;
  return (
    <button type="button" className="heed-figures-sort" onClick={() => choose(next)}>
      {name}
      {chosen?.up === true ? <IconArrowUp size={12} aria-hidden /> : null}
      {chosen?.up === false ? <IconArrowDown size={12} aria-hidden /> : null}
    </button>
  );
}
