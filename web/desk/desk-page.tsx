import './desk.css';
import { useEffect, useRef } from 'react';
import { Outlet, useNavigate, useParams } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { count } from '../ui/index.ts';
import { useBeginCall } from './calls-begin.ts';
import type { DeskContext } from './desk-context.ts';
import type { NowItem } from './group-items.ts';
import { HeldSends } from './held-sends.tsx';
import { HelpGroup } from './help-group.tsx';
import { NowList } from './now-list.tsx';
import { useAccept } from './use-accept.ts';
import { useClaim } from './use-claim.ts';
import { type NowList as List, useNowList } from './use-now-list.ts';

/** Now: the list, and the open request beside it. */
export function DeskPage() {
  const openId = useParams().id;
  const list = useNowList();
  const ids = list.groups.flatMap((group) => group.ids);
  const context: DeskContext = {
    nextAfter: (id) => {
      const rest = ids.filter((other) => other === id || list.live.has(other));
      return rest[rest.indexOf(id) + 1] ?? rest.find((other) => other !== id) ?? null;
    },
  };
  useListKeys(list, ids, openId);
  useFocusOnReturn(openId);
  const late = list.groups.find(({ key }) => key === 'late')?.ids.length ?? 0;
  useTitle(late);
  const total = list.query.data?.items.length ?? 0;
  return (
    <div className="heed-desk" data-open={openId !== undefined}>
      <div className="heed-desk-list">
        <header className="heed-desk-head">
          <h1>Now</h1>
          <span className="heed-soft">
            {list.query.data === undefined ? '' : `${total} waiting`}
            {late > 0 ? <span className="heed-desk-late">{`, ${late} late`}</span> : null}
          </span>
        </header>
        <HelpGroup />
        <NowList list={list} openId={openId} />
      </div>
      <HeldSends />
      <Outlet context={context} />
    </div>
  );
}

/** j and k walk: through the rows, or from request to request when one is open. */
function useListKeys(list: List, ids: readonly string[], openId: string | undefined): void {
  const org = useOrg();
  const navigate = useNavigate();
  const claim = useClaim();
  const accept = useAccept();
  const call = useBeginCall();
  const current = () => openId ?? focusedRow();
  const walk = (step: 1 | -1) => () => {
    list.release();
    const at = ids.indexOf(current() ?? '');
    const id =
      ids[at === -1 ? (step === 1 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + step))];
    if (id === undefined) return;
    if (openId !== undefined) void navigate(paths.request(org, id));
    else focusRow(id);
  };
  const open = (hash: string) => () => {
    const id = current() ?? ids[0];
    if (id !== undefined) void navigate(`${paths.request(org, id)}${hash}`);
  };
  const act = (can: 'accept', run: (item: NowItem) => void) => () => {
    const item = list.items.get(current() ?? '');
    if (item?.can.includes(can)) run(item);
  };
  const claimOrCall = () => {
    const item = list.items.get(current() ?? '');
    if (item?.can.includes('claim')) claim(item);
    else if (item?.can.includes('call')) void call(item.id, item.contact.name);
  };
  useKeys(`Now, ${count(ids.length, 'row')}`, [
    { keys: 'j', label: 'Next', run: walk(1) },
    { keys: 'k', label: 'Previous', run: walk(-1) },
    ...(openId === undefined ? [{ keys: 'o', label: 'Open (Enter on a row does too)', run: open('') }] : []),
    { keys: 'r', label: 'Reply', run: open('#reply') },
    { keys: 'a', label: 'Accept what was given to you', run: act('accept', accept) },
    { keys: 'c', label: 'Claim; once it is yours, call', run: claimOrCall },
    ...(openId === undefined
      ? []
      : [{ keys: 'Escape', label: 'Back to the list', run: () => void navigate(paths.now(org)) }]),
  ]);
}

/** Back from a request the row it came from has the focus again. */
function useFocusOnReturn(openId: string | undefined): void {
  const last = useRef(openId);
  useEffect(() => {
    if (openId === undefined && last.current !== undefined) focusRow(last.current);
    last.current = openId;
  }, [openId]);
}

function focusedRow(): string | undefined {
  const active = document.activeElement;
  const row =
    active instanceof HTMLElement
      ? active.closest('.heed-row')?.querySelector<HTMLElement>('[data-row]')
      : null;
  return row?.dataset.row;
}

function focusRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function useTitle(late: number): void {
  useEffect(() => {
    document.title = late > 0 ? `(${late} late) Now · Heed` : 'Now · Heed';
    return () => {
      document.title = 'Heed';
    };
  }, [late]);
}
