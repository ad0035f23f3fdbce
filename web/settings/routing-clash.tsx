import { Button } from '../ui/index.ts';
import type { RoutingView } from './routing-draft.ts';
import type { RoutingDraft } from './use-routing-draft.ts';

/** Somebody else changed the draft while one wrote: nothing is lost, and one of the two goes on. */
export function RoutingClash({ view, draft }: { readonly view: RoutingView; readonly draft: RoutingDraft }) {
  const who = view.draft && !view.draft.by.you ? view.draft.by.name : 'Somebody else';
  return (
    <div className="heed-routing-note" role="alert">
      <p>
        {view.draft
          ? `${who} changed this draft meanwhile. What you wrote stands here, unsaved.`
          : 'This draft was switched on or thrown away meanwhile. What you wrote stands here, unsaved.'}
      </p>
      <div className="heed-buttons">
        <Button size="compact-sm" variant="default" onClick={draft.takeTheirs}>
          {view.draft ? 'Go on with theirs' : 'Go on with what is in force'}
        </Button>
        <Button size="compact-sm" variant="default" onClick={draft.keepMine}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}
