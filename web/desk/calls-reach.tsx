import { useState } from 'react';
import { setReach } from '../../src/flow/desk/calls/contract.ts';
import { now, request } from '../../src/flow/desk/contract.ts';
import { useOrg } from '../session.ts';
import { Button, TextField } from '../ui/index.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

/** The number of a contact, and the zone they are in where the number does not tell. */
export function ReachForm({ view, close }: { readonly view: RequestView; readonly close: () => void }) {
  const org = useOrg();
  const { contact } = view;
  const [phone, setPhone] = useState(contact.phone ?? '');
  const [zone, setZone] = useState('');
  const command = useCommand(setReach, { refreshes: [request, now], quiet: true, onDone: close });
  return (
    <form
      className="heed-call-reach"
      aria-label="Number and zone"
      onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { phone: phone.trim() === '' ? null : phone, zone: zone === '' ? null : zone };
        command.mutate({ params: { org, id: contact.id }, body });
      }}
    >
      <TextField
        size="xs"
        label="Phone number"
        type="tel"
        autoFocus
        value={phone}
        error={command.error?.field('phone') ?? (command.error ? command.error.message : undefined)}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <ZoneField label="Zone, if not the number’s" value={zone} onChange={setZone} />
      <div className="heed-call-acts">
        <Button size="compact-xs" type="submit" loading={command.isPending}>
          Save
        </Button>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}
