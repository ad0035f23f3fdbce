import type { TargetChange } from '../../src/core/clock/target-change.ts';
import { targetInWords } from '../../src/core/clock/target-words.ts';
import { type TargetDraft, type TargetKind, type TargetsView, termsOf } from './targets-draft.ts';
import { NoExecutive } from './targets-proposals.tsx';

export interface TargetsMeaningProps {
  readonly view: TargetsView;
  readonly kind: TargetKind;
  readonly draft: TargetDraft;
  readonly change: TargetChange | null;
}

/** The draft said back as a sentence, and whose approval it takes. */
export function TargetsMeaning({ view, kind, draft, change }: TargetsMeaningProps) {
  return (
    <div className="heed-target-meaning" role="status">
      {change === null ? (
        <p className="heed-soft">Say how long it may take, and the sentence stands here.</p>
      ) : (
        <>
          <p>{targetInWords(kind.kind, termsOf(draft, kind))}</p>
          <Approval view={view} change={change} />
        </>
      )}
    </div>
  );
}

function Approval({ view, change }: { readonly view: TargetsView; readonly change: TargetChange }) {
  const { can, executives } = view;
  if (change === 'same') return <p className="heed-soft">That is what holds already.</p>;
  if (change === 'tightening') {
    return (
      <p className="heed-soft">
        Tighter than what holds then.{' '}
        {can.includes('approve') ? 'You may approve it.' : 'A manager or an executive approves it.'}
      </p>
    );
  }
  if (!can.includes('propose_looser'))
    return (
      <p className="heed-soft">Looser than what holds then: only managers and executives propose that.</p>
    );
  if (executives === 0) return <NoExecutive />;
  return (
    <p className="heed-soft">
      Looser than what holds then.{' '}
      {can.includes('approve_looser') ? 'You may approve it' : 'Only an executive may approve it'}, with a
      reason for all to read.
    </p>
  );
}
