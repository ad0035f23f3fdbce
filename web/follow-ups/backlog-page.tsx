import './backlog.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { backlog, callForHelp } from '../../src/flow/desk/follow-ups/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, count, ErrorState, Modal, Section, Skeleton, showToast } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { BacklogLimits } from './backlog-limits.tsx';
import { BacklogWithoutNext } from './backlog-without-next.tsx';
import type { BacklogView } from './follow-up-types.ts';
import { FollowUpsHead } from './follow-ups-head.tsx';

/** How much dated work each person has, and who needs help with it. */
export function BacklogPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(backlog, { params: { org } }, { refetchInterval: 60_000 });
  const [setting, setSetting] = useState(false);
  return (
    <div className="heed-list-page heed-due">
      <FollowUpsHead>
        {data?.can.includes('set_limits') ? (
          <button type="button" className="heed-quiet-button" onClick={() => setSetting(true)}>
            Set alarms
          </button>
        ) : null}
      </FollowUpsHead>
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={5} /> : null}
      {data ? <Board view={data} /> : null}
      <Modal
        opened={setting}
        onClose={() => setSetting(false)}
        title="When a backlog calls for help"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {data && setting ? <BacklogLimits limits={data.limits} close={() => setSetting(false)} /> : null}
      </Modal>
    </div>
  );
}

function Board({ view }: { readonly view: BacklogView }) {
  const overdue = view.people.reduce((sum, row) => sum + row.overdue, 0);
  return (
    <div className="heed-due-board">
      <p className="heed-due-lead">
        {overdue === 0
          ? 'Nobody has an overdue follow-up.'
          : `${count(overdue, 'follow-up')} ${overdue === 1 ? 'is' : 'are'} overdue.`}{' '}
        <span className="heed-soft">
          From {view.limits.amber} on one person, and again from {view.limits.red}, they and their manager are
          told.
        </span>
      </p>
      <div className="heed-due-scroll">
        <table className="heed-due-table">
          <caption className="heed-unseen">Follow-ups by person</caption>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Overdue</th>
              <th scope="col" className="heed-due-minor">
                Asked
              </th>
              <th scope="col" className="heed-due-minor">
                Oldest
              </th>
              <th scope="col" className="heed-due-minor">
                Median
              </th>
              <th scope="col" className="heed-due-minor">
                Today
              </th>
              <th scope="col" className="heed-due-minor">
                Open
              </th>
              <th scope="col">Alarm</th>
              <th scope="col">
                <span className="heed-unseen">Acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.people.map((row) => (
              <PersonRow key={row.person.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Section
        title="Leads without a next action"
        lead={`Every open lead has an owner and something dated to be done. ${view.withoutNext.count === 0 ? 'All of them do.' : `${view.withoutNext.count} ${view.withoutNext.count === 1 ? 'has' : 'have'} not.`}`}
      >
        <BacklogWithoutNext leads={view.withoutNext} />
      </Section>
    </div>
  );
}

type Row = BacklogView['people'][number];

function PersonRow({ row }: { readonly row: Row }) {
  const org = useOrg();
  const list = `${paths.followUps(org)}${row.mine ? '' : `?whose=${row.person.id}`}`;
  return (
    <tr>
      <th scope="row">
        <Link to={list}>{row.mine ? `${row.person.name} (you)` : row.person.name}</Link>
      </th>
      <td data-late={row.overdue > 0}>{row.overdue}</td>
      <td className="heed-due-minor">{row.withQuestion}</td>
      <td className="heed-due-minor">{row.oldestDays === null ? '–' : count(row.oldestDays, 'day')}</td>
      <td className="heed-due-minor">{row.medianDays === null ? '–' : count(row.medianDays, 'day')}</td>
      <td className="heed-due-minor">{row.dueToday}</td>
      <td className="heed-due-minor">{row.open}</td>
      <td>
        {row.alarm === null ? null : (
          <Badge tone={row.alarm === 'red' ? 'late' : 'soon'}>{row.alarm === 'red' ? 'Red' : 'Amber'}</Badge>
        )}
      </td>
      <td>
        <PersonAct row={row} list={list} />
      </td>
    </tr>
  );
}

function PersonAct({ row, list }: { readonly row: Row; readonly list: string }) {
  const org = useOrg();
  const call = useCommand(callForHelp);
  if (row.can.includes('share') && row.overdue > 0) {
    return (
      <Link to={list} className="heed-row-act">
        Share out
        <span className="heed-unseen"> what {row.person.name} has</span>
      </Link>
    );
  }
  if (!row.can.includes('call_for_help') || row.overdue === 0) return null;
  const ask = () =>
    call.mutate(
      { params: { org }, body: {} },
      {
        onSuccess: ({ told }) =>
          showToast({
            text:
              told === 0
                ? 'There is nobody to ask.'
                : `${count(told, 'person')} told.`.replace('persons', 'people'),
          }),
      },
    );
  return (
    <Button size="compact-sm" variant="default" loading={call.isPending} onClick={ask}>
      Call for help
    </Button>
  );
}
