import './hand-over.css';
import { useState } from 'react';
import { request } from '../../src/flow/desk/contract.ts';
import { colleagues } from '../../src/flow/desk/hand-over/contract.ts';
import { askHelp, help, withdrawHelp } from '../../src/flow/desk/help/contract.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, Group, Modal, Skeleton, showToast, Textarea } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { ColleaguePicker, onDutyText, type Picked } from './hand-over-people.tsx';
import type { RequestView } from './request-view.ts';

export interface HelpAskDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
}

const refreshes = [request, help];

/** Pulls in a colleague or a team with a question; the request stays where it is. */
export function HelpAskDialog({ view, opened, close }: HelpAskDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title="Pull in a colleague" size="lg">
      {opened ? <HelpAskForm view={view} close={close} /> : null}
    </Modal>
  );
}

function HelpAskForm({ view, close }: Omit<HelpAskDialogProps, 'opened'>) {
  const org = useOrg();
  const query = useEndpoint(colleagues, { params: { org, id: view.id } });
  const [picked, setPicked] = useState<Picked | null>(null);
  const open = view.questions.filter(
    ({ state, implied }) => state !== 'answered' && state !== 'closed' && !implied,
  );
  const [question, setQuestion] = useState(open[0]?.text ?? '');
  const takeBack = useCommand(withdrawHelp, { refreshes });
  const command = useCommand(askHelp, {
    refreshes,
    quiet: true,
    onDone: ({ id }) => {
      close();
      showToast({
        text: 'Asked. You keep the request; the answer comes here.',
        undo: () => takeBack.mutate({ params: { org, id } }),
      });
    },
  });
  if (query.isError && query.data === undefined)
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton rows={4} />;
  const { people, teams } = query.data;
  return (
    <form
      className="heed-hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        if (picked?.id) command.mutate({ params: { org, id: view.id }, body: { to: picked.id, question } });
      }}
    >
      <ColleaguePicker
        label="Whom to ask"
        people={people.filter(({ can }) => can.includes('ask'))}
        more={teams.map(({ id, name, onDuty }) => ({ id, name: `Team ${name}`, detail: onDutyText(onDuty) }))}
        picked={picked}
        pick={setPicked}
      />
      <Textarea
        label="What you need to know"
        description="For colleagues only, never sent. They have 15 minutes of their hours."
        minRows={2}
        maxRows={8}
        value={question}
        error={command.error?.field('question')}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <div role="alert" className="heed-hand-over-refusal">
        {command.error?.message}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          type="submit"
          disabled={picked === null || question.trim().length < 2}
          loading={command.isPending}
        >
          Ask
        </Button>
      </Group>
    </form>
  );
}
