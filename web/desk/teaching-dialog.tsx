import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  keepExample,
  teachingDraft,
  teachingExamples,
} from '../../src/flow/measurement/teaching/contract.ts';
import type { Answer } from '../api.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, Modal, Skeleton, showToast, Textarea, TextField } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';

type Draft = Answer<typeof teachingDraft>;

export interface TeachingDialogProps {
  readonly requestId: string;
  readonly opened: boolean;
  readonly close: () => void;
}

/** A conversation without names, to be read and mended before it is kept (S1-43). */
export function TeachingDialog({ requestId, opened, close }: TeachingDialogProps) {
  const org = useOrg();
  const { data, error } = useEndpoint(
    teachingDraft,
    { params: { org, id: requestId } },
    { enabled: opened, staleTime: 0 },
  );
  return (
    <Modal opened={opened} onClose={close} title="Make a teaching example" size="lg">
      {error && !data ? <ErrorState problem={error} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data && opened ? <DraftForm requestId={requestId} draft={data} close={close} /> : null}
    </Modal>
  );
}

interface DraftFormProps {
  readonly requestId: string;
  readonly draft: Draft;
  readonly close: () => void;
}

function DraftForm({ requestId, draft, close }: DraftFormProps) {
  const org = useOrg();
  const navigate = useNavigate();
  const [edited, setEdited] = useState(draft);
  useEffect(() => setEdited(draft), [draft]);
  const keep = useCommand(keepExample, {
    refreshes: [teachingExamples],
    quiet: true,
    onDone: () => {
      close();
      const run = () => void navigate(paths.teaching(org));
      showToast({ text: 'The example is kept.', action: { label: 'Open', run } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ params: { org, id: requestId }, body: edited });
  };
  const setText = (place: number, text: string) =>
    setEdited({
      ...edited,
      lines: edited.lines.map((line, at) => (at === place ? { ...line, text } : line)),
    });
  return (
    <form className="heed-plan-form" onSubmit={submit}>
      <p className="heed-soft">
        Names, companies, product numbers, addresses and phone numbers were replaced. Read it: what gives
        somebody away besides, only a person sees.
      </p>
      <TextField
        label="Title"
        required
        withAsterisk={false}
        maxLength={200}
        value={edited.title}
        error={keep.error?.field('title')}
        onChange={(event) => setEdited({ ...edited, title: event.currentTarget.value })}
      />
      {edited.lines.map((line, place) => (
        <Textarea
          key={`${line.when} ${line.from} ${draft.lines[place]?.text}`}
          label={`${line.when}, ${line.from === 'us' ? 'we' : 'the buyer'}`}
          description={
            line.gapMinutes === null ? undefined : `${line.gapMinutes.toLocaleString('en')} min gap before it`
          }
          minRows={2}
          maxRows={10}
          value={line.text}
          onChange={(event) => setText(place, event.currentTarget.value)}
        />
      ))}
      <TextField
        label="What is asked of whoever reads it"
        maxLength={300}
        value={edited.question}
        onChange={(event) => setEdited({ ...edited, question: event.currentTarget.value })}
      />
      {keep.error ? <p role="alert">{keep.error.detail || keep.error.title}</p> : null}
      <div className="heed-plan-acts">
        <Button type="submit" loading={keep.isPending} disabled={edited.title.trim() === ''}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
