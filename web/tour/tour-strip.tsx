import './tour.css';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { tour, tourEnquiry, tourRequest } from '../../src/demo/tour/contract.ts';
import { counts, now } from '../../src/flow/desk/contract.ts';
import { insertInReply } from '../desk/insert-in-reply.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, digits } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { goOn, type TourState, useTourState } from './tour-state.ts';
import { knowsText, timesAsOften } from './tour-text.ts';

/** Guides over the real screens: what happens, what to do next. Nothing is shown where the demo has no past. */
export function TourStrip() {
  const org = useOrg();
  const state = useTourState(org);
  const { pathname } = useLocation();
  const { data } = useEndpoint(
    tour,
    { params: { org } },
    { enabled: state.step !== 'over', staleTime: 60_000 },
  );
  const hasTour = data !== undefined && data.past !== null;
  useFirstPage(org, hasTour && !state.seen);
  if (!hasTour || state.step === 'over' || pathname === paths.tour(org)) return null;
  return (
    <aside className="heed-tour-strip" aria-label="Tour">
      <Step org={org} state={state} />
      <button type="button" className="heed-quiet-button" onClick={() => goOn(org, { step: 'over' })}>
        End the tour
      </button>
    </aside>
  );
}

/** Whoever enters the demo for the first time begins with the question. */
function useFirstPage(org: string, isFirst: boolean): void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    if (!isFirst) return;
    goOn(org, { seen: true });
    if (pathname === paths.now(org)) void navigate(paths.tour(org), { replace: true });
  }, [isFirst, navigate, org, pathname]);
}

function Step({ org, state }: { readonly org: string; readonly state: TourState }) {
  switch (state.step) {
    case 'ring':
      return <Ring org={org} />;
    case 'answer':
    case 'buyer':
      return state.requestId === null ? (
        <Ring org={org} />
      ) : (
        <Answering org={org} requestId={state.requestId} />
      );
    case 'end':
      return <End org={org} />;
    default:
      return (
        <Words acts={<Link to={paths.tour(org)}>Begin</Link>}>
          <b>Heed in 60 seconds.</b> Begin with one question.
        </Words>
      );
  }
}

function Words({ children, acts }: { readonly children: ReactNode; readonly acts: ReactNode }) {
  return (
    <>
      <p className="heed-tour-strip-words" role="status">
        {children}
      </p>
      <div className="heed-tour-strip-acts">{acts}</div>
    </>
  );
}

function Ring({ org }: { readonly org: string }) {
  const navigate = useNavigate();
  const command = useCommand(tourEnquiry, {
    refreshes: [now, counts],
    onDone: ({ requestId }) => {
      goOn(org, { step: 'answer', requestId });
      void navigate(paths.request(org, requestId));
    },
  });
  return (
    <Words
      acts={
        <Button
          size="compact-md"
          loading={command.isPending}
          onClick={() => command.mutate({ params: { org } })}
        >
          Let a buyer ask
        </Button>
      }
    >
      These people wait now. A creamery is about to ask two questions; five minutes is the goal.
    </Words>
  );
}

/** Words that answer the first of the two questions. */
const firstAnswer = 'Yes, the LC-200 seat stands a wash-down at 85 °C: it is good for 95 °C all day.';

function Answering({ org, requestId }: { readonly org: string; readonly requestId: string }) {
  const { data } = useEndpoint(tourRequest, { params: { org, id: requestId } }, { refetchInterval: 1_000 });
  const { pathname } = useLocation();
  const verdict = data?.verdict ?? null;
  useEffect(() => {
    if (verdict !== null) goOn(org, { step: 'end' });
  }, [org, verdict]);
  if (!data) return <p className="heed-tour-strip-words">Its clock runs.</p>;
  if (data.answeredMs === null)
    return (
      <Words
        acts={
          pathname === paths.request(org, requestId) ? (
            <Button size="compact-md" variant="default" onClick={() => insertInReply(requestId, firstAnswer)}>
              Write the first answer
            </Button>
          ) : (
            <Link to={paths.request(org, requestId)}>To the request</Link>
          )
        }
      >
        {data.owner ? (
          <>
            It went to <b>{data.owner.name}</b> – {knowsText(data.owner.knows)} – on duty.{' '}
          </>
        ) : null}
        Help out: write the first answer, take the second from the library with <kbd>/</kbd>, and send. The
        clock stops when it has left.
      </Words>
    );
  return (
    <Words
      acts={
        <a href={data.buyerPage} target="_blank" rel="noreferrer">
          Open the buyer’s page
        </a>
      }
    >
      The clock stopped at <b>{digits(data.answeredMs)}</b>
      {data.score === null ? '' : `, score ${Math.round(data.score)}`}. The buyer is asked “Are we helping you
      or not?”: press Yes for them.
    </Words>
  );
}

function End({ org }: { readonly org: string }) {
  const [isEntered, setEntered] = useState(false);
  const { data } = useEndpoint(tour, { params: { org } }, { refetchInterval: isEntered ? false : 5_000 });
  const hasGuess = data !== undefined && data.guess !== null;
  const isMeasured = data !== undefined && data.measured !== null;
  useEffect(() => setEntered(isMeasured || (data !== undefined && !hasGuess)), [isMeasured, hasGuess, data]);
  const ratio = data?.measured?.closeRatio ?? null;
  return (
    <Words
      acts={
        <>
          {hasGuess ? <Link to={paths.tour(org)}>Your guess and the truth</Link> : null}
          <Link to={paths.myDay(org)}>See it on the board</Link>
          <Button size="compact-md" component={Link} to={paths.audit(org)}>
            Use my own data
          </Button>
        </>
      }
    >
      The buyer has said so, and the board has moved.
      {ratio ? (
        <>
          {' '}
          Same-day calls close <b>{timesAsOften(ratio)}</b>.
        </>
      ) : null}
    </Words>
  );
}
