import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { unmerge } from '../../src/flow/desk/conversations/contract.ts';
import { inbox, merge } from '../../src/flow/desk/inbox/contract.ts';
import { search } from '../../src/flow/desk/search/contract.ts';
import type { RequestView } from '../desk/request-view.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import {
  Button,
  Checkbox,
  count,
  Group,
  Modal,
  Radio,
  Skeleton,
  Stack,
  showToast,
  TextField,
  useDebouncedValue,
} from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';

export interface MergeDialogProps {
  /** The request to be merged; null: the dialog is shut. */
  readonly requestId: string | null;
  readonly close: () => void;
}

/** Two requests of one contact become one; says what will happen, and takes it back for a day. */
export function MergeDialog({ requestId, close }: MergeDialogProps) {
  return (
    <Modal opened={requestId !== null} onClose={close} title="Merge with another request" size="md">
      {requestId === null ? null : <MergeForm requestId={requestId} close={close} />}
    </Modal>
  );
}

function MergeForm({ requestId, close }: { readonly requestId: string; readonly close: () => void }) {
  const org = useOrg();
  const view = useEndpoint(request, { params: { org, id: requestId } }).data;
  const [into, setInto] = useState<string | null>(null);
  const [same, setSame] = useState(false);
  const command = useMerge(close);
  if (view === undefined) return <Skeleton rows={3} />;
  const asksForPerson = command.error?.field('samePerson') !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (into !== null)
          command.mutate({ params: { org, id: requestId }, body: { into, samePerson: same } });
      }}
    >
      <Stack gap="sm">
        <Candidates view={view} into={into} setInto={setInto} />
        <p className="heed-soft">
          The one that came first stays, with its clock and its receipt. Messages, questions, notes, calls and
          drafts of the other go there; the second contact counts as a chaser. It can be taken back for a day.
        </p>
        {asksForPerson || same ? (
          <Checkbox
            label="They are the same person"
            checked={same}
            onChange={(event) => setSame(event.currentTarget.checked)}
          />
        ) : null}
        {command.error ? <p role="alert">{command.error.message}</p> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={command.isPending} disabled={into === null}>
            Merge them
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useMerge(close: () => void) {
  const org = useOrg();
  const navigate = useNavigate();
  const refreshes = [now, request, counts, inbox];
  const back = useCommand(unmerge, {
    refreshes,
    onDone: () => showToast({ text: 'They are two requests again.' }),
  });
  return useCommand(merge, {
    refreshes,
    quiet: true,
    onDone: ({ requestId, number, goneId, chasers }) => {
      showToast({
        text: `Merged into ${number}.`,
        undo: () => back.mutate({ params: { org, id: goneId } }),
        detail: chasers > 0 ? `The contact has chased ${count(chasers, 'time')}.` : undefined,
        action: { label: 'Open', run: () => void navigate(paths.request(org, requestId)) },
      });
      close();
    },
  });
}

interface CandidatesProps {
  readonly view: RequestView;
  readonly into: string | null;
  readonly setInto: (id: string) => void;
}

/** Other requests of the same contact, and those found by words. */
function Candidates({ view, into, setInto }: CandidatesProps) {
  const org = useOrg();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // It appears only once the request is read, when the dialog has chosen its focus already.
  useEffect(() => field.current?.focus(), []);
  const [settled] = useDebouncedValue(words, 200);
  const wanted = settled.trim();
  const found = useEndpoint(
    search,
    { params: { org }, query: { q: wanted || '-' } },
    { enabled: wanted !== '', keepPrevious: true },
  ).data?.requests;
  const own = view.contact.earlierRequests
    .filter(({ state }) => state !== 'merged' && state !== 'not_a_request')
    .map(({ id, subject, receivedAt }) => ({
      id,
      subject,
      receivedAt,
      contact: view.contact.name,
      number: '',
    }));
  const rest = (wanted === '' ? [] : (found ?? [])).filter(
    ({ id, state }) => id !== view.id && state !== 'merged' && !own.some((one) => one.id === id),
  );
  const all = [...own, ...rest];
  return (
    <>
      <TextField
        label={`With which one does ${view.number} belong?`}
        placeholder="Words of its subject, or its number"
        ref={field}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Radio.Group aria-label="Requests" value={into ?? ''} onChange={setInto}>
        <Stack gap={4}>
          {all.map(({ id, subject, receivedAt, contact, number }) => (
            <Radio
              key={id}
              value={id}
              label={subject || contact}
              description={[number, contact, whenText(receivedAt)].filter(Boolean).join(' · ')}
            />
          ))}
          {all.length === 0 ? (
            <p className="heed-soft">No other request of this contact. Look by words.</p>
          ) : null}
        </Stack>
      </Radio.Group>
    </>
  );
}
