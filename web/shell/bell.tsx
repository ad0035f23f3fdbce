import './bell.css';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { noticeWord } from '../../src/core/notice/notice-words.ts';
import { counts, notifications, readNotifications } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, ErrorState, Popover, Skeleton } from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { type Notification, notificationLooks, notificationPath } from './notification-looks.ts';

/** What you were told, with what is unread in front of your eyes. */
export function Bell() {
  const org = useOrg();
  const [opened, setOpened] = useState(false);
  const { data } = useEndpoint(notifications, { params: { org } });
  const unread = data?.unread ?? 0;
  const phone = usePhone();
  useStillPage(opened && phone);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={phone ? 'top-end' : 'right-end'}
      withOverlay={phone}
      overlayProps={{ backgroundOpacity: 0.3 }}
      width={380}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className="heed-rail-item"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={20} stroke={1.6} aria-hidden />
          <span>Alerts</span>
          <span className="heed-unseen">, {unread} unread</span>
          {unread > 0 ? (
            <span className="heed-rail-count heed-rail-count-accent" aria-hidden="true">
              {Math.min(unread, 99)}
            </span>
          ) : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="heed-told" aria-label="Alerts">
        {opened ? <Told close={() => setOpened(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

/** On a phone the alerts lie over the page, of which nothing can be pressed meanwhile. */
function useStillPage(still: boolean): void {
  useEffect(() => {
    const page = still ? document.querySelector('.heed-shell-page') : null;
    page?.setAttribute('inert', '');
    return () => page?.removeAttribute('inert');
  }, [still]);
}

function Told({ close }: { readonly close: () => void }) {
  const org = useOrg();
  const told = useEndpoint(notifications, { params: { org } });
  const read = useCommand(readNotifications, { refreshes: [notifications, counts] });
  if (told.isError && told.data === undefined) {
    return <ErrorState problem={told.error} retry={() => void told.refetch()} />;
  }
  if (told.data === undefined) return <Skeleton rows={3} />;
  const { items, unread } = told.data;
  const open = (item: Notification) => {
    if (!item.read) read.mutate({ params: { org }, body: { ids: [item.id] } });
    close();
  };
  return (
    <>
      <div className="heed-told-head">
        <strong>Alerts</strong>
        <Link to={paths.notifications(org)} onClick={close} className="heed-told-choose">
          What reaches me
        </Link>
        <button
          type="button"
          className="heed-quiet-button"
          disabled={unread === 0}
          onClick={() => read.mutate({ params: { org }, body: {} })}
        >
          Mark all as read
        </button>
      </div>
      {items.length === 0 ? (
        <p className="heed-soft heed-told-none">
          Nothing yet. Warnings, missed deadlines and hand-overs appear here.
        </p>
      ) : null}
      <ul>
        {items.map((item) => (
          <li key={item.id} data-read={item.read}>
            <ToldLine item={item} open={() => open(item)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ToldLine({ item, open }: { readonly item: Notification; readonly open: () => void }) {
  const org = useOrg();
  const { icon: Icon, tone } = notificationLooks[item.kind];
  return (
    <Link to={notificationPath(org, item)} onClick={open} data-tone={tone}>
      <Icon size={16} stroke={1.8} aria-label={noticeWord(item.kind)} />
      <span className="heed-told-text">{item.text}</span>
      <span className="heed-soft heed-told-at">
        {dayAndTime(Date.parse(item.at), serverNow())}
        {item.late ? <span>told late</span> : null}
      </span>
      {item.read ? null : <span className="heed-unseen">unread</span>}
    </Link>
  );
}
