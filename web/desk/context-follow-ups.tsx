import './context-follow-ups.css';
import { IconCheck, IconCircle, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { reopenFollowUp, startPlan, stopPlan } from '../../src/flow/desk/follow-ups/contract.ts';
import { type FollowUp, kindWords } from '../follow-ups/follow-up-types.ts';
import { NextPrompt } from '../follow-ups/next-prompt.tsx';
import { PlanForm } from '../follow-ups/plan-form.tsx';
import { refreshes } from '../follow-ups/refreshes.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { count, dayAndTime, Menu, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { FollowUpMenu } from './context-follow-ups-menu.tsx';
import type { RequestView } from './request-view.ts';

/** Dated work on the request, and the attempts to reach a contact who does not answer. */
export function ContextFollowUps({ view }: { readonly view: RequestView }) {
  const [adding, setAdding] = useState(false);
  const { planned, plan, lacksNext, can } = view.followUps;
  const held = heldSince(view);
  if (planned.length === 0 && plan.state === 'none' && can.length === 0 && held === null) return null;
  return (
    <section className="heed-context-due">
      <div className="heed-context-head">
        <h2>Follow-ups</h2>
        {can.includes('plan') && !adding ? (
          <button type="button" className="heed-quiet-button" onClick={() => setAdding(true)}>
            Plan one
          </button>
        ) : null}
      </div>
      {held}
      {lacksNext ? <p className="heed-due-none">Nothing dated is to be done on this lead.</p> : null}
      {adding ? (
        <PlanForm
          requestId={view.id}
          done={() => setAdding(false)}
          cancel={{ label: 'Cancel', run: () => setAdding(false) }}
        />
      ) : null}
      <ul>
        {planned.map((item) => (
          <Step key={item.id} item={item} view={view} />
        ))}
      </ul>
      <Plan view={view} />
      <NextPrompt />
    </section>
  );
}

/** The ball has been ours beyond a business day, without a date (S1-49). */
function heldSince({ clocks }: RequestView) {
  const ball = clocks.find(({ kind, state }) => kind === 'C15' && state === 'late');
  return ball === undefined ? null : <Held since={ball.startedAt} />;
}

function Held({ since }: { readonly since: string }) {
  return (
    <p className="heed-due-held">
      Our move since {dayAndTime(Date.parse(since), useServerMinute())}, with no date told.
    </p>
  );
}

function Plan({ view }: { readonly view: RequestView }) {
  const { plan, can } = view.followUps;
  const made = plan.steps.filter(({ state }) => state === 'done').length;
  if (plan.state === 'none' && !can.includes('start')) return null;
  return (
    <>
      <div className="heed-context-head">
        <h3>
          {plan.state === 'none'
            ? 'They do not answer?'
            : `Attempts to reach them, ${made} of ${plan.steps.length}`}
        </h3>
        <PlanActs view={view} />
      </div>
      {plan.state === 'none' ? null : (
        <ol>
          {plan.steps.map((item) => (
            <Step key={item.id} item={item} view={view} />
          ))}
        </ol>
      )}
      {plan.suggestsClosing ? (
        <p className="heed-due-none">
          {count(made, 'attempt')} and no contact: you can close it as “can’t be reached”.
        </p>
      ) : null}
    </>
  );
}

const stopReasons = [
  ['said_no', 'They said no'],
  ['opted_out', 'They want no more of it'],
  ['reached', 'They were reached'],
  ['other', 'Another reason'],
] as const;

function PlanActs({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const params = { org, id: view.id };
  const start = useCommand(startPlan, { refreshes });
  const stop = useCommand(stopPlan, { refreshes });
  const reopen = useCommand(reopenFollowUp, { refreshes });
  const { can } = view.followUps;
  const takeBack = async (ids: readonly string[]) => {
    for (const id of ids) await reopen.mutateAsync({ params: { org, id } });
  };
  const halt = (because: (typeof stopReasons)[number][0]) =>
    stop.mutate(
      { params, body: { because } },
      {
        onSuccess: ({ ids }) =>
          showToast({ text: `${count(ids.length, 'attempt')} cancelled.`, undo: () => void takeBack(ids) }),
      },
    );
  const go = () =>
    start.mutate(
      { params },
      {
        onSuccess: ({ steps }) =>
          showToast({ text: `${count(steps, 'attempt')} planned.`, undo: () => halt('other') }),
      },
    );
  if (can.includes('stop')) {
    return (
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <button type="button" className="heed-quiet-button">
            Stop…
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {stopReasons.map(([because, label]) => (
            <Menu.Item key={because} onClick={() => halt(because)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    );
  }
  if (!can.includes('start') && !can.includes('resume')) return null;
  return (
    <button type="button" className="heed-quiet-button" onClick={go} disabled={start.isPending}>
      {can.includes('start') ? 'Plan the attempts' : 'Take up again'}
    </button>
  );
}

const shapes = { planned: IconCircle, done: IconCheck, cancelled: IconMinus } as const;
const stateWords = { planned: 'planned', done: 'done', cancelled: 'cancelled' } as const;

function Step({ item, view }: { readonly item: FollowUp; readonly view: RequestView }) {
  const now = useServerMinute();
  const Shape = shapes[item.state];
  const isLate = item.state === 'planned' && Date.parse(item.dueAt) < now;
  return (
    <li data-state={item.state} data-late={isLate}>
      <Shape size={16} stroke={1.8} aria-label={isLate ? 'overdue' : stateWords[item.state]} />
      <div>
        <span className="heed-due-step">
          {item.text}
          <span className="heed-soft">
            {' '}
            {kindWords[item.kind].toLowerCase()},{' '}
            <time dateTime={item.endedAt ?? item.dueAt}>
              {dayAndTime(Date.parse(item.endedAt ?? item.dueAt), now)}
            </time>
            {item.owner.id === view.owner?.id ? '' : `, ${item.owner.name}`}
          </span>
        </span>
        <StepNote item={item} now={now} />
      </div>
      {item.state === 'planned' && item.can.includes('work') ? (
        <FollowUpMenu item={item} view={view} />
      ) : null}
    </li>
  );
}

function StepNote({ item, now }: { readonly item: FollowUp; readonly now: number }) {
  const notes = [
    item.putOffTo === null
      ? null
      : `put off ${item.putOffTimes === 1 ? 'once' : `${item.putOffTimes} times`}, now ${dayAndTime(Date.parse(item.putOffTo), now)}`,
    item.askedByContact ? 'they asked for this time' : null,
    item.triedAt === null || item.state !== 'planned' ? null : 'tried: say what was in it for them',
    item.valueItem,
    item.state === 'cancelled' ? item.endedReason : null,
    item.valueItem === null && item.state === 'planned' && item.suggestedValue !== null
      ? `idea: ${item.suggestedValue}`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <span className="heed-due-note">{notes.join(' · ')}</span>;
}
