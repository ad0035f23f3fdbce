import { ReasonForm } from '../desk/reason-form.tsx';
import { count, Modal } from '../ui/index.ts';
import type { InboxItem } from './inbox-query.ts';
import type { Disposal } from './use-dispose.ts';

export interface ReasonDialogProps {
  readonly asked: { readonly how: Disposal; readonly items: readonly InboxItem[] } | null;
  readonly close: () => void;
  readonly submit: (reason: string) => void;
}

const texts = {
  clear: {
    title: 'No reply needed',
    description: 'It stays on record with your name and this reason.',
    reasons: ['Thanks only', 'For information', 'Answered by phone', 'Nothing is asked of us'],
  },
  automated: {
    title: 'Automated or spam',
    description: 'Where nothing else came in, it is no request any more; it can be restored with its time.',
    reasons: ['A newsletter', 'A machine’s notice', 'Spam', 'An automatic reply'],
  },
} as const;

/** Why messages get no answer: one reason, kept with each. */
export function ReasonDialog({ asked, close, submit }: ReasonDialogProps) {
  const text = texts[asked?.how ?? 'clear'];
  const [first] = asked?.items ?? [];
  const whose = asked?.items.length === 1 ? first?.contact.name : count(asked?.items.length ?? 0, 'message');
  return (
    <Modal opened={asked !== null} onClose={close} title={`${text.title}: ${whose ?? ''}`} size="sm">
      {asked === null ? null : (
        <ReasonForm
          label="Why?"
          description={text.description}
          reasons={text.reasons}
          action={text.title}
          pending={false}
          refusal={undefined}
          submit={submit}
        />
      )}
    </Modal>
  );
}
