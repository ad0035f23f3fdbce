import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EndingMenu } from '../inbox/ending-menu.tsx';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, ClockBadge, ClockStory, SegmentedControl } from '../ui/index.ts';
import { CallButton } from './calls-button.tsx';
import { DismissMenu } from './dismiss-menu.tsx';
import { KindMenu } from './kind-menu.tsx';
import { owedClocks } from './owed-clocks.ts';
import { type RequestView, stateText } from './request-view.ts';
import { SnoozeMenu, SnoozeNote } from './snooze-menu.tsx';
import { useAccept } from './use-accept.ts';
import { useClaim } from './use-claim.ts';

export interface RequestHeadProps {
  readonly view: RequestView;
  readonly side: 'talk' | 'context';
  readonly setSide: (side: 'talk' | 'context') => void;
}

/** Who and what, and the acts that concern the whole request. */
export function RequestHead({ view, side, setSide }: RequestHeadProps) {
  const org = useOrg();
  const claim = useClaim();
  const accept = useAccept();
  return (
    <header className="heed-request-head" data-side={side}>
      <Link to={paths.now(org)} className="heed-back" aria-label="Back to the list">
        <IconArrowLeft size={20} stroke={1.8} aria-hidden />
      </Link>
      <div className="heed-request-title">
        <h1>{view.subject || view.contact.name}</h1>
        <div className="heed-soft">
          <span className="heed-request-who">
            {view.contact.name}
            {view.contact.company ? `, ${view.contact.company}` : ''}
          </span>
          <span className="heed-request-number">{view.number}</span>
          <KindMenu view={view} />
          <Badge>{stateText(view.state)}</Badge>
          <SnoozeNote view={view} />
        </div>
        <HeadClock view={view} />
      </div>
      <div className="heed-request-acts">
        {view.can.includes('claim') ? (
          <Button size="compact-sm" variant="default" onClick={() => claim(view)}>
            Claim
          </Button>
        ) : null}
        {view.can.includes('accept') ? (
          <Button size="compact-sm" variant="default" title="I have it (a)" onClick={() => accept(view)}>
            Accept
          </Button>
        ) : null}
        <CallButton view={view} />
        <SnoozeMenu view={view} />
        <DismissMenu view={view} />
        <EndingMenu view={view} />
      </div>
      <SegmentedControl
        className="heed-side-switch"
        size="xs"
        aria-label="What to show"
        value={side}
        onChange={(value) => setSide(value === 'context' ? 'context' : 'talk')}
        data={[
          { value: 'talk', label: 'Conversation' },
          { value: 'context', label: 'Context' },
        ]}
      />
    </header>
  );
}

/** The clock due first, where the context with its clocks is out of sight. */
function HeadClock({ view }: { readonly view: RequestView }) {
  const owed = owedClocks(view);
  const open = owed.filter(({ endedAt }) => endedAt === null);
  const clock = open.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? owed[0];
  if (clock === undefined) return null;
  return (
    <div className="heed-head-clock">
      <ClockBadge
        clock={clock}
        asOf={view.time.now}
        story={() => <ClockStory clock={clock} story={clock.story} />}
      />
    </div>
  );
}
