import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { session } from '../../src/people/contract.ts';
import { removeDemo } from '../../src/setup/contract.ts';
import { paths } from '../paths.ts';
import { Button, Checkbox, Modal, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import './form.css';

function Confirm({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const remove = useCommand(removeDemo, {
    onDone: async () => {
      showToast({ text: 'The demo is gone', detail: 'Your own organisation is untouched.' });
      await client.resetQueries({ queryKey: [session.path] });
      await navigate(paths.home, { replace: true });
    },
  });
  return (
    <div className="heed-form">
      <p className="heed-flat">
        The demo company, its people, their sign-ins, every conversation, clock and caught mail are deleted.
        Your own organisations stay as they are. The demo can't be brought back from here.
      </p>
      <Checkbox
        data-autofocus
        label="Delete the demo and everything in it"
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <div className="heed-form-acts">
        <Button disabled={!sure} loading={remove.isPending} onClick={() => remove.mutate({})}>
          Remove the demo
        </Button>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </div>
  );
}

export interface RemoveDemoDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** The one act that can't be undone asks twice and says what goes. */
export function RemoveDemoDialog({ opened, close }: RemoveDemoDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span className="heed-strong">Remove the demo for good?</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Confirm onClose={close} />
    </Modal>
  );
}
