import './contacts.css';
import { useState } from 'react';
import { request } from '../../src/flow/desk/contract.ts';
import { undoContactMerge } from '../../src/flow/desk/conversations/contract.ts';
import type { RequestView } from '../desk/request-view.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { SamePersonDialog } from './same-person-dialog.tsx';

/** Other addresses of the same person, and the way to say that two contacts are one. */
export function SamePerson({ view }: { readonly view: RequestView }) {
  const [opened, setOpened] = useState(false);
  const { contact } = view;
  return (
    <>
      {contact.sameAs.map((one) => (
        <Also key={`${one.name} ${one.email}`} one={one} canUndo={view.can.includes('edit')} />
      ))}
      {view.can.includes('edit') ? (
        <button type="button" className="heed-quiet-button heed-same-person" onClick={() => setOpened(true)}>
          Same person as…
        </button>
      ) : null}
      <SamePersonDialog contact={contact} opened={opened} close={() => setOpened(false)} />
    </>
  );
}

interface AlsoProps {
  readonly one: RequestView['contact']['sameAs'][number];
  readonly canUndo: boolean;
}

function Also({ one, canUndo }: AlsoProps) {
  const org = useOrg();
  const minute = useServerMinute();
  const undo = useCommand(undoContactMerge, {
    refreshes: [request],
    onDone: () => showToast({ text: 'They are two people again.' }),
  });
  const { mergeId, undoUntil } = one;
  const isOpen = canUndo && mergeId !== null && undoUntil !== null && Date.parse(undoUntil) > minute;
  return (
    <p className="heed-also">
      <span className="heed-soft">Also </span>
      {[one.name, one.email, one.phone].filter(Boolean).join(', ')}
      {isOpen ? (
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => undo.mutate({ params: { org, id: mergeId } })}
        >
          Two people after all
        </button>
      ) : null}
    </p>
  );
}
