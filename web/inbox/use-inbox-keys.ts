import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { count } from '../ui/index.ts';
import type { InboxItem } from './inbox-query.ts';
import type { Disposal } from './use-dispose.ts';

interface Acts {
  readonly ask: (how: Disposal, item: InboxItem) => void;
  readonly toggle: (id: string) => void;
  readonly merge: (requestId: string) => void;
  readonly undo: () => void;
}

/** Everything in the inbox by single keys; they concern the row that has the focus, else the first. */
export function useInboxKeys(items: readonly InboxItem[], { ask, toggle, merge, undo }: Acts): void {
  const org = useOrg();
  const navigate = useNavigate();
  const current = () => items.find(({ id }) => id === focusedId()) ?? items[0];
  const walk = (step: 1 | -1) => () => {
    const at = items.findIndex(({ id }) => id === focusedId());
    const next = at === -1 ? (step === 1 ? 0 : items.length - 1) : at + step;
    focusRow(items[Math.min(items.length - 1, Math.max(0, next))]?.id);
  };
  const act = (can: InboxItem['can'][number] | null, run: (item: InboxItem) => void) => () => {
    const item = current();
    if (item !== undefined && (can === null || item.can.includes(can))) run(item);
  };
  const open = (hash: string) => (item: InboxItem) =>
    void navigate(`${paths.request(org, item.request.id)}${hash}`);
  useKeys(`Inbox, ${count(items.length, 'message')}`, [
    { keys: 'j', label: 'Next', run: walk(1) },
    { keys: 'k', label: 'Previous', run: walk(-1) },
    { keys: 'o', label: 'Open (Enter on a row does too)', run: act(null, open('')) },
    { keys: 'r', label: 'Reply', run: act('reply', open('#reply')) },
    { keys: 'n', label: 'No reply needed, with a reason', run: act('clear', (item) => ask('clear', item)) },
    { keys: 'x', label: 'Automated or spam', run: act('automated', (item) => ask('automated', item)) },
    { keys: 'm', label: 'Merge with another request', run: act('merge', (item) => merge(item.request.id)) },
    { keys: 's', label: 'Select, to clear several with n', run: act('clear', (item) => toggle(item.id)) },
    { keys: 'z', label: 'Undo', run: undo },
  ]);
}

/** The row after those that go has the focus next. */
export function focusAfter(items: readonly InboxItem[], going: readonly InboxItem[]): void {
  const ids = new Set(going.map(({ id }) => id));
  const at = items.findIndex(({ id }) => ids.has(id));
  const rest = items.filter(({ id }, index) => index > at && !ids.has(id));
  const next = rest[0] ?? items.findLast(({ id }) => !ids.has(id));
  // After the dialog has given the focus back to the row that goes.
  setTimeout(() => focusRow(next?.id), 50);
}

function focusedId(): string | undefined {
  const active = document.activeElement;
  const row = active instanceof HTMLElement ? active.closest('.heed-inbox-row') : null;
  return row?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
}

function focusRow(id: string | undefined): void {
  const row = id === undefined ? null : document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
