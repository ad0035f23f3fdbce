import { IconPhone } from '@tabler/icons-react';
import { useBeginCall } from './calls-begin.ts';
import type { NowItem } from './group-items.ts';

/** Calls the one who waits, from the list. */
export function CallRowAct({ item }: { readonly item: NowItem }) {
  const begin = useBeginCall();
  if (!item.can.includes('call')) return null;
  return (
    <button
      type="button"
      className="heed-row-act heed-row-call"
      aria-label={`Call ${item.contact.name}`}
      title={`Call ${item.mayCall.number ?? ''} (c)`}
      tabIndex={-1}
      onClick={() => void begin(item.id, item.contact.name)}
    >
      <IconPhone size={16} stroke={1.8} aria-hidden />
    </button>
  );
}
