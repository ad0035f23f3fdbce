import type { RequestView } from './request-view.ts';
import { useKind } from './use-kind.ts';

/** What the contact's words seem to ask for; the reader says yes or no. */
export function SuggestedKind({ view }: { readonly view: RequestView }) {
  const { choose, keep } = useKind(view);
  if (view.suggestedKind === null || !view.can.includes('edit')) return null;
  return (
    <div className="heed-suggested" role="status">
      <span>{view.kind === 'quote' ? 'Asks for another quote?' : 'Asks for a quote?'}</span>
      <button type="button" className="heed-quiet-button" onClick={() => choose('quote')}>
        Yes, it does
      </button>
      <button type="button" className="heed-quiet-button" onClick={keep}>
        No
      </button>
    </div>
  );
}
