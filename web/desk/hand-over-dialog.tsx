import './hand-over.css';
import { useState } from 'react';
import { colleagues } from '../../src/flow/desk/hand-over/contract.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, Group, Modal, Skeleton, Textarea } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { ColleaguePicker, type Picked } from './hand-over-people.tsx';
import { useHandOver } from './hand-over-send.ts';
import type { RequestView } from './request-view.ts';

export interface HandOverDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Gives the request to somebody else, with a note that only colleagues see. */
export function HandOverDialog({ view, opened, close }: HandOverDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title="Hand over" size="lg">
      {opened ? <HandOverForm view={view} close={close} /> : null}
    </Modal>
  );
}

function HandOverForm({ view, close }: Omit<HandOverDialogProps, 'opened'>) {
  const org = useOrg();
  const query = useEndpoint(colleagues, { params: { org, id: view.id } });
  const [picked, setPicked] = useState<Picked | null>(null);
  const [note, setNote] = useState('');
  const { send, refusal, warning, sending } = useHandOver(view, close);
  if (query.isError && query.data === undefined)
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton rows={4} />;
  const people = query.data.people.filter(({ can }) => can.includes('hand_over'));
  const anyway = (picked?.warning ?? warning) !== null;
  return (
    <form
      className="heed-hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null) send({ to: picked.id, note, anyway });
      }}
    >
      <ColleaguePicker
        label="To whom"
        people={people}
        first={{ id: null, name: 'Whoever fits best', detail: 'as routing chooses, among those on duty' }}
        picked={picked}
        pick={setPicked}
      />
      <Textarea
        label="Note"
        description="For colleagues only, never sent."
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div role="alert" className="heed-hand-over-refusal">
        {refusal ?? warning}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" disabled={picked === null} loading={sending}>
          {anyway ? 'Hand over anyway' : 'Hand over'}
        </Button>
      </Group>
    </form>
  );
}
