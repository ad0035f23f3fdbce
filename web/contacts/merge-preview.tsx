import type { z } from 'zod';
import type { mergePreview } from '../../src/flow/desk/conversations/contract.ts';
import { count } from '../ui/index.ts';
import { movesText } from './moves-text.ts';

type Preview = z.output<typeof mergePreview.response>;

/** What would go over to whom, and what speaks against it. */
export function MergePreview({ preview }: { readonly preview: Preview }) {
  const { goes, stays, fills, doubts, moves } = preview;
  return (
    <div className="heed-merge-preview" role="status">
      <p>
        <strong>{stays.name}</strong> {stays.email ? <span className="heed-soft">{stays.email}</span> : null}{' '}
        stays and gets {movesText(moves)}. {goes.email ? `Mail from ${goes.email} finds them too.` : null}
        {fills.length > 0 ? ` Taken over: ${fills.join(', ')}.` : null}
      </p>
      {doubts.length > 0 ? (
        <>
          <p className="heed-merge-doubts">{count(doubts.length, 'thing')} to look at first:</p>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
