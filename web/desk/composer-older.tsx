import { serverNow } from '../server-clock.ts';
import { dayAndTime } from '../ui/index.ts';
import type { OlderWords } from './stored-draft.ts';

export interface ComposerOlderProps {
  readonly older: OlderWords;
  readonly take: () => void;
  readonly forget: () => void;
}

/** What was written in another window, or kept here and overtaken: offered back, never lost silently. */
export function ComposerOlder({ older, take, forget }: ComposerOlderProps) {
  const words = older.body.text.trim().split('\n', 1)[0] ?? '';
  return (
    <div className="heed-older" role="status">
      <span>
        {`Also written ${dayAndTime(older.at, serverNow())}, in another window: `}
        <q>{words.length > 80 ? `${words.slice(0, 80)}…` : words}</q>
      </span>
      <button type="button" className="heed-quiet-button" onClick={take}>
        Take that instead
      </button>
      <button type="button" className="heed-quiet-button" onClick={forget}>
        Discard it
      </button>
    </div>
  );
}
