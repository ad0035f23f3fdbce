import './hand-over.css';
import { useState } from 'react';
import { useServerMinute } from '../server-clock.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, count, dayAndTime, shortDuration } from '../ui/index.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { HelpAskDialog } from './help-ask-dialog.tsx';
import { holdingText } from './holding-text.ts';
import type { RequestView } from './request-view.ts';
import { WhyOwner } from './why-owner.tsx';

/** Who has it, how it came to them, and what may be done about that. */
export function ContextOwner({ view }: { readonly view: RequestView }) {
  return (
    <section>
      <h2>Owner</h2>
      <p>{view.owner?.name ?? 'Nobody yet'}</p>
      <WhyOwner view={view} />
      <OwnerActs view={view} />
      <HandOffs view={view} />
      <Holdings view={view} />
    </section>
  );
}

function OwnerActs({ view }: { readonly view: RequestView }) {
  const [open, setOpen] = useState<'hand_over' | 'pull_in' | null>(null);
  const may = (act: RequestView['can'][number]) => view.can.includes(act);
  const close = () => setOpen(null);
  useKeys('Owner', [
    ...(may('hand_over') ? [{ keys: 'h', label: 'Hand over', run: () => setOpen('hand_over') }] : []),
    ...(may('pull_in') ? [{ keys: 'p', label: 'Pull in a colleague', run: () => setOpen('pull_in') }] : []),
  ]);
  if (!may('hand_over') && !may('pull_in')) return null;
  return (
    <div className="heed-owner-acts">
      {may('hand_over') ? (
        <Button size="compact-sm" variant="default" title="h" onClick={() => setOpen('hand_over')}>
          Hand over…
        </Button>
      ) : null}
      {may('pull_in') ? (
        <Button size="compact-sm" variant="default" title="p" onClick={() => setOpen('pull_in')}>
          Pull in…
        </Button>
      ) : null}
      <HandOverDialog view={view} opened={open === 'hand_over'} close={close} />
      <HelpAskDialog view={view} opened={open === 'pull_in'} close={close} />
    </div>
  );
}

/** `2 hand-offs, 1 pull-in · Danni 10 min, Theo 3 min`. */
function HandOffs({ view }: { readonly view: RequestView }) {
  const { handOffs, pullIns, takenBack, byHolder } = view.handOffs;
  const counted = [
    handOffs === 0 ? 'no hand-off' : count(handOffs, 'hand-off'),
    ...(takenBack === 0 ? [] : [`${takenBack} taken back`]),
    ...(pullIns === 0 ? [] : [count(pullIns, 'pull-in')]),
  ];
  const held = byHolder.map(
    ({ person, spentMs }) => `${person?.name.split(' ', 1)[0] ?? 'nobody'} ${shortDuration(spentMs)}`,
  );
  return (
    <p className="heed-hand-offs" title="Working time with each, since it came in">
      {counted.join(', ')}
      {held.length === 0 ? '' : ` · ${held.join(', ')}`}
    </p>
  );
}

function Holdings({ view }: { readonly view: RequestView }) {
  const now = useServerMinute();
  return (
    <ol className="heed-assignments">
      {view.assignments.map((assignment) => (
        <li key={`${assignment.from}${assignment.person.id}`}>
          <time dateTime={assignment.from}>{dayAndTime(Date.parse(assignment.from), now)}</time>
          <span>
            {assignment.person.name}
            <span className="heed-soft heed-assignment-reason">{assignment.reason}</span>
            <span className="heed-soft heed-assignment-reason">{holdingText(assignment, now)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
