import { Modal } from '../ui/index.ts';
import { askNext, useAskedNext } from './ask-next.ts';
import { PlanForm } from './plan-form.tsx';

/** "What comes next?", which may be left open: the lead then counts as one without a next action. */
export function NextPrompt() {
  const lead = useAskedNext();
  const close = () => askNext(null);
  return (
    <Modal
      opened={lead !== null}
      onClose={close}
      title={`What comes next with ${lead?.contact ?? 'them'}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {lead === null ? null : (
        <PlanForm requestId={lead.requestId} done={close} cancel={{ label: 'Skip', run: close }} />
      )}
    </Modal>
  );
}
