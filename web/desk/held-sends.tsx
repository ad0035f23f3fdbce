import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { undoSend } from '../../src/flow/desk/composer/contract.ts';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { call } from '../api.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { serverNow, useServerTime } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { announce, hideToast, showToast } from '../ui/index.ts';
import { keyOf } from '../use-endpoint.ts';

/** A reply that its writer can still take back. */
export interface HeldSend {
  readonly messageId: string;
  readonly requestId: string;
  readonly name: string;
  readonly until: number;
  /** What it is worth, for when it is out. */
  readonly worth: string;
}

let held: readonly HeldSend[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly HeldSend[]) => {
  held = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What can be done with a reply from its message. */
export interface HeldActs {
  readonly undo: (send: HeldSend) => void;
  readonly open: () => void;
}

/** Shows that a reply is held, counting down, with Undo; once the time is over, that it is out. */
export function showHeld(send: HeldSend, acts: HeldActs): void {
  set([...held, send]);
  showToast({
    id: toastId(send),
    text: <Countdown send={send} />,
    detail: send.worth,
    keep: true,
    action: { label: 'Undo (z)', run: () => acts.undo(send) },
  });
  watch(send, acts);
}

/** A test clock may stand still: then it is held for as long. */
function watch(send: HeldSend, acts: HeldActs): void {
  setTimeout(
    () => {
      if (!held.includes(send)) return;
      if (serverNow() < send.until) return watch(send, acts);
      forget(send);
      showToast({
        text: `Reply to ${send.name} is out.`,
        detail: send.worth,
        action: { label: 'Open', run: acts.open },
      });
    },
    Math.max(300, send.until - serverNow()),
  );
}

function forget(send: HeldSend): void {
  set(held.filter(({ messageId }) => messageId !== send.messageId));
  hideToast(toastId(send));
}

const toastId = ({ messageId }: HeldSend) => `held-${messageId}`;

function Countdown({ send }: { readonly send: HeldSend }) {
  useServerTime(1000);
  const left = Math.max(0, Math.ceil((send.until - serverNow()) / 1000));
  // The digits change every second: only the sentence is read out.
  return (
    <>
      {`Reply to ${send.name} goes in `}
      <span className="heed-held-seconds" aria-live="off">{`${left} s`}</span>
    </>
  );
}

/** Takes the newest held reply back by `z`, or by Ctrl-Z outside of fields. */
export function HeldSends() {
  const org = useOrg();
  const undo = useUndoSend(org);
  const sends = useSyncExternalStore(subscribe, () => held);
  const last = sends.at(-1);
  useEffect(() => {
    if (last === undefined) return;
    const press = (event: KeyboardEvent) => {
      const wanted = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!wanted || event.defaultPrevented || isField(event.target)) return;
      event.preventDefault();
      undo(last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [last, undo]);
  useKeys('Sending', [
    { keys: 'z', label: 'Take back the reply that is going out', run: () => last && undo(last) },
  ]);
  return null;
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Takes a held reply back and opens its request, where it is a draft again. */
export function useUndoSend(org: string): (send: Taken) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (send) => {
    if (underWay.has(send.messageId)) return;
    underWay.add(send.messageId);
    const known = held.find(({ messageId }) => messageId === send.messageId);
    if (known) forget(known);
    void takeBack(queries, org, send).then((back) => {
      underWay.delete(send.messageId);
      if (back) void navigate(`${paths.request(org, send.requestId)}#reply`);
    });
  };
}

type Taken = Pick<HeldSend, 'messageId' | 'requestId' | 'name'>;
const underWay = new Set<string>();

async function takeBack(queries: QueryClient, org: string, send: Taken): Promise<boolean> {
  try {
    await call(undoSend, { params: { org, id: send.messageId } });
  } catch (error) {
    showToast({
      text: `The reply to ${send.name} could not be taken back.`,
      detail: asProblem(error).message,
      tone: 'trouble',
    });
    return false;
  } finally {
    for (const { path } of [now, counts]) void queries.invalidateQueries({ queryKey: [path] });
  }
  await queries.refetchQueries({
    queryKey: keyOf(request, { params: { org, id: send.requestId } }),
    type: 'all',
  });
  announce(`The reply to ${send.name} is a draft again`);
  return true;
}
