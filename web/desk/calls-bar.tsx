import './calls-bar.css';
import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router';
import { openCall } from '../../src/flow/desk/calls/contract.ts';
import { paths } from '../paths.ts';
import { useServerTime } from '../server-clock.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { digits } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { CallDialling } from './calls-dialling.tsx';
import type { OpenCall } from './calls-view.ts';
import { useCallOutcome } from './use-call-outcome.ts';

const TalkNotes = lazy(() => import('./calls-talk.tsx').then((module) => ({ default: module.TalkNotes })));

/** The reader's call that is not over: on its request with all there is to say, elsewhere as a reminder. */
export function CallBar() {
  const org = useOrg();
  const onDesk = isOnDesk(useOrganisation());
  const { data } = useEndpoint(openCall, { params: { org } }, { enabled: onDesk });
  const call = data?.call ?? null;
  return call === null ? null : <Bar key={call.id} call={call} />;
}

function Bar({ call }: { readonly call: OpenCall }) {
  const org = useOrg();
  const address = paths.request(org, call.requestId);
  const here = useLocation().pathname === address;
  const outcome = useCallOutcome(call);
  const isTalking = call.connectedAt !== null || outcome.held?.outcome === 'talking';
  return (
    <section className="heed-call-bar" aria-label={`Call with ${call.contact}`} data-here={here}>
      <div className="heed-call-bar-line">
        <span className="heed-call-bar-who">
          <strong>
            {isTalking ? 'On the phone with' : 'Calling'} {call.contact}
          </strong>
          <a className="heed-soft" href={call.uri}>
            {call.number}
          </a>
        </span>
        <Ticking from={Date.parse(call.connectedAt ?? call.at)} />
        {here ? null : (
          <Link className="heed-call-bar-open" to={address}>
            {isTalking ? 'Write it up' : 'How did it go?'}
          </Link>
        )}
      </div>
      {here && !isTalking ? <CallDialling call={call} outcome={outcome} /> : null}
      {here && isTalking ? (
        <Suspense fallback={null}>
          <TalkNotes call={call} outcome={outcome} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Ticking({ from }: { readonly from: number }) {
  const now = useServerTime(1_000);
  return (
    <span className="heed-call-bar-time" role="timer">
      {digits(Math.max(0, now - from))}
    </span>
  );
}
