import { useOrg } from '../session.ts';
import { queryOf } from './board-address.ts';
import type { FigureOf } from './count-link.tsx';

const files = [
  ['figures', 'csv', 'figures with their definitions (CSV)'],
  ['requests', 'csv', 'rows, one a request (CSV)'],
  ['requests', 'json', 'rows (JSON)'],
] as const;

/** The same figures as files: from the rows they can be made again (S1-56). */
export function ExportLinks({ of }: { readonly of: FigureOf }) {
  const org = useOrg();
  return (
    <p className="heed-board-files">
      Take it along:{' '}
      {files.map(([what, format, name], place) => (
        <span key={`${what} ${format}`}>
          {place > 0 ? ' · ' : ''}
          <a
            href={`/api/o/${org}/boards/export?${new URLSearchParams({ what, format, ...queryOf(of) })}`}
            download
          >
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}
