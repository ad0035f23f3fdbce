import { useState } from 'react';
import { Link } from 'react-router';
import { findTouchBase } from '../../src/core/reply/touch-base.ts';
import { valueTypeNames } from '../../src/core/reply/value-types.ts';
import { gainIdeas } from '../../src/flow/desk/composer/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, Group, Modal, Skeleton, TextField } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { PickedItem } from './composer-library.tsx';
import type { RequestView } from './request-view.ts';

export interface GainDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly text: string;
  readonly gain: string;
  readonly close: () => void;
  /** Puts a library item into the reply. */
  readonly pick: (item: PickedItem) => void;
  /** Puts the words of a question into the reply, to be answered. */
  readonly pickQuestion: (words: string) => void;
  /** Sends with the gain as stated; an empty one is an override, and recorded as such. */
  readonly send: (gain: string) => void;
}

/** Before a contact goes out that nobody asked for and that gives nothing (S1-51, S1-53). */
export function GainDialog(props: GainDialogProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title="Don’t press send: what will they gain?"
      size="lg"
    >
      {props.opened ? <GainForm {...props} /> : null}
    </Modal>
  );
}

function GainForm({ view, text, gain: given, close, pick, pickQuestion, send }: GainDialogProps) {
  const [gain, setGain] = useState(given);
  const phrase = findTouchBase(text);
  const stated = gain.trim() !== '' && phrase === null;
  return (
    <form
      className="heed-gain"
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog's form lies within the composer's by React, not by the page.
        event.stopPropagation();
        if (stated) send(gain);
      }}
    >
      <p>
        {phrase === null
          ? `${view.contact.name} has asked for nothing that this answers. Say what they gain, or give them something.`
          : `“${phrase}” gives ${view.contact.name} nothing. Answer something, add something of use, or say when you will.`}
      </p>
      <Ideas view={view} pick={pick} pickQuestion={pickQuestion} />
      {phrase === null ? (
        <TextField
          data-autofocus
          label="What will they gain from this?"
          maxLength={300}
          value={gain}
          onChange={(event) => setGain(event.currentTarget.value)}
        />
      ) : null}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={() => send(gain)}>
          Send anyway, counted as touching base
        </Button>
        <Button variant="default" data-autofocus={phrase === null ? undefined : true} onClick={close}>
          Back to the words
        </Button>
        {phrase === null ? (
          <Button type="submit" disabled={!stated}>
            Send
          </Button>
        ) : null}
      </Group>
    </form>
  );
}

function Ideas({ view, pick, pickQuestion }: Pick<GainDialogProps, 'view' | 'pick' | 'pickQuestion'>) {
  const org = useOrg();
  const { data, isError } = useEndpoint(gainIdeas, { params: { org, id: view.id } });
  if (isError) return null;
  if (data === undefined) return <Skeleton rows={2} />;
  if (data.questions.length + data.items.length === 0)
    return <p className="heed-soft">Nothing of theirs is open, and the library holds nothing that fits.</p>;
  return (
    <>
      {data.questions.length > 0 ? <h3>They still wait for</h3> : null}
      <ul className="heed-gain-ideas">
        {data.questions.map(({ id, requestId, number, text }) => (
          <li key={id}>
            <button type="button" className="heed-gain-idea" onClick={() => pickQuestion(text)}>
              {text}
            </button>
            {requestId === view.id ? null : <Link to={paths.request(org, requestId)}>{number}</Link>}
          </li>
        ))}
      </ul>
      {data.items.length > 0 ? <h3>From the library</h3> : null}
      <ul className="heed-gain-ideas">
        {data.items.map((item) => (
          <li key={item.versionId}>
            <button type="button" className="heed-gain-idea" onClick={() => pick(item)}>
              {item.title}
            </button>
            <span className="heed-soft">{`${valueTypeNames[item.valueType]} · ${item.why}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
