import { IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { now, request } from '../../src/flow/desk/contract.ts';
import { snooze, unsnooze } from '../../src/flow/desk/snooze/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { dayAndTime, IconButton, Menu, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';
import { openInterim } from './snooze-interim.ts';

/** "Remind me", only before a time the contact was told or asked for; without one they are told a date first. */
export function SnoozeMenu({ view }: { readonly view: RequestView }) {
  const [opened, setOpened] = useState(false);
  const can = view.can.includes('snooze');
  useKeys(
    'Request',
    can ? [{ keys: 'e', label: 'Remind me at a told time', run: () => setOpened(true) }] : [],
  );
  if (!can) return null;
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width={300}>
      <Menu.Target>
        <IconButton variant="subtle" color="gray" aria-label="Remind me (e)" title="Remind me (e)">
          <IconBellRinging size={18} stroke={1.8} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Dates view={view} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Dates({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const minute = useServerMinute();
  const { remind, bring } = useSnooze(view);
  const params = { org, id: view.id };
  if (view.toldDates.length === 0)
    return (
      <>
        <Menu.Label>{view.contact.name} was told no time to wait for.</Menu.Label>
        {view.can.includes('reply') ? (
          <Menu.Item onClick={() => openInterim(view.id)}>Tell them a date first…</Menu.Item>
        ) : null}
      </>
    );
  return (
    <>
      <Menu.Label>Its clocks run on; a new message brings it back.</Menu.Label>
      {view.toldDates.map(({ until, backAt, how }) => (
        <Menu.Item key={until} onClick={() => remind.mutate({ params, body: { until } })}>
          Remind me {dayAndTime(Date.parse(backAt), minute)}
          <div className="heed-soft">
            {how === 'promise' ? 'Promised' : 'They asked'} for {dayAndTime(Date.parse(until), minute)}
          </div>
        </Menu.Item>
      ))}
      {view.snooze === null ? null : (
        <Menu.Item onClick={() => bring.mutate({ params })}>Bring it back now</Menu.Item>
      )}
    </>
  );
}

function useSnooze(view: RequestView) {
  const org = useOrg();
  const minute = useServerMinute();
  const refreshes = [now, request];
  const params = { org, id: view.id };
  const bring = useCommand(unsnooze, {
    refreshes,
    onDone: () => showToast({ text: 'It is back among the first.' }),
  });
  const remind = useCommand(snooze, {
    refreshes,
    onDone: ({ backAt }) =>
      showToast({
        text: `Back ${dayAndTime(Date.parse(backAt), minute)}.`,
        detail: 'Its clocks run on; a new message brings it back at once.',
        undo: () => bring.mutate({ params }),
      }),
  });
  return { remind, bring };
}

/** While it waits: until when. */
export function SnoozeNote({ view }: { readonly view: RequestView }) {
  const minute = useServerMinute();
  if (view.snooze === null) return null;
  return (
    <span className="heed-soft" title="It waits for a time the contact was told; its clocks run on.">
      reminder {dayAndTime(Date.parse(view.snooze.backAt), minute)}
    </span>
  );
}
