import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { count } from '../ui/index.ts';

/** j and k walk through the rows, r writes to the contact of one. */
export function useOwedKeys(requestIds: readonly string[]): void {
  const org = useOrg();
  const navigate = useNavigate();
  const walk = (step: 1 | -1) => () => {
    const rows = [...document.querySelectorAll<HTMLElement>('.heed-due-list [data-row]')];
    const at = rows.findIndex((row) => row.dataset.row === focusedRow());
    const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
    const row = rows[Math.min(rows.length - 1, Math.max(0, next))];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const write = () => {
    const id = requestIds.find((one) => one === focusedRow());
    if (id) void navigate(`${paths.request(org, id)}#reply`);
  };
  useKeys(`Owed something useful, ${count(requestIds.length, 'row')}`, [
    { keys: 'j', label: 'Next (Enter opens it)', run: walk(1) },
    { keys: 'k', label: 'Previous', run: walk(-1) },
    { keys: 'r', label: 'Write to them', run: write },
  ]);
}

function focusedRow(): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return undefined;
  return active.closest('.heed-due-row')?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
}
