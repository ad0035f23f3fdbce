import { useKeys } from '../shell/keys.ts';
import { count } from '../ui/index.ts';
import type { FollowUpItem } from './follow-up-types.ts';

export interface ListActs {
  readonly items: readonly FollowUpItem[];
  readonly mayShare: boolean;
  readonly select: (id: string) => void;
  readonly selectAll: () => void;
  readonly done: (item: FollowUpItem) => void;
  readonly share: () => void;
  readonly clear: () => void;
}

/** j and k walk through the rows, e is done with one, x chooses it, s shares out what is chosen. */
export function useListKeys({ items, mayShare, select, selectAll, done, share, clear }: ListActs): void {
  const walk = (step: 1 | -1) => () => {
    const rows = [...document.querySelectorAll<HTMLElement>('.heed-due-list [data-row]')];
    const at = rows.findIndex((row) => row.dataset.row === focusedRow());
    const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
    const row = rows[Math.min(rows.length - 1, Math.max(0, next))];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const onItem = (run: (item: FollowUpItem) => void) => () => {
    const item = items.find(({ id }) => id === focusedRow());
    if (item) run(item);
  };
  const finish = onItem((item) => {
    if (!item.can.includes('work')) return;
    walk(1)();
    done(item);
  });
  const choose = onItem((item) => {
    if (item.can.includes('share')) select(item.id);
  });
  useKeys(`Follow-ups, ${count(items.length, 'row')}`, [
    { keys: 'j', label: 'Next (Enter opens it)', run: walk(1) },
    { keys: 'k', label: 'Previous', run: walk(-1) },
    { keys: 'e', label: 'Done', run: finish },
    ...(mayShare
      ? [
          { keys: 'x', label: 'Choose', run: choose },
          { keys: 'X', label: 'Choose everything overdue', run: selectAll },
          { keys: 's', label: 'Share what is chosen among those on duty', run: share },
          { keys: 'Escape', label: 'Choose none', run: clear },
        ]
      : []),
  ]);
}

function focusedRow(): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return undefined;
  return active.closest('.heed-due-row')?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
}
