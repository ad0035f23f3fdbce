import './urgent.css';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { urgentContact } from '../../src/people/boards/contract.ts';
import { useOrg } from '../session.ts';
import {
  Badge,
  Button,
  ErrorState,
  PageHeader,
  Skeleton,
  TextField,
  useDebouncedValue,
} from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { PhoneLink } from './phone-link.tsx';

type Answer = z.output<typeof urgentContact.response>;
type Person = Answer['people'][number];

/** Whom to ask in urgent times: the topic lives in the address, so that it can be handed on. */
export function UrgentPage() {
  const org = useOrg();
  const { topic, setTopic, contact, forgetContact } = useTopic();
  const [asked] = useDebouncedValue(topic.trim(), 250);
  const query = { ...(asked ? { topic: asked } : {}), ...(contact ? { contact } : {}) };
  const { data, error, refetch } = useEndpoint(
    urgentContact,
    { params: { org }, query },
    { keepPrevious: true, refetchInterval: 60_000 },
  );
  return (
    <>
      <PageHeader
        title="Urgent contact"
        lead="Whom to ask right now, a backup, and who comes next. There is always somebody."
      />
      <TextField
        className="heed-urgent-topic"
        label="What is it about?"
        placeholder="pump down"
        type="search"
        autoComplete="off"
        data-autofocus
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      {contact ? (
        <p className="heed-urgent-needs">
          By what a contact wrote last.
          <Button variant="subtle" size="compact-sm" onClick={forgetContact}>
            Forget the contact
          </Button>
        </p>
      ) : null}
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} height={72} /> : null}
      {data ? <Needs answer={data} hasTopic={asked !== '' || contact !== null} /> : null}
      {data ? (
        <ol className="heed-urgent" aria-label="Whom to ask">
          {data.people.map((person) => (
            <UrgentPerson key={person.id} person={person} />
          ))}
        </ol>
      ) : null}
    </>
  );
}

/** Typing changes the field at once and the address a moment later. */
function useTopic() {
  const [address, setAddress] = useSearchParams();
  const given = address.get('topic') ?? '';
  const [topic, setTopic] = useState(given);
  const [settled] = useDebouncedValue(topic, 400);
  // The command bar and the back key change the address from outside.
  useEffect(() => setTopic(given), [given]);
  useEffect(() => {
    setAddress(
      (old) => {
        if ((old.get('topic') ?? '') === settled) return old;
        const next = new URLSearchParams(old);
        if (settled === '') next.delete('topic');
        else next.set('topic', settled);
        return next;
      },
      { replace: true },
    );
  }, [settled, setAddress]);
  return { topic, setTopic, contact: address.get('contact'), forgetContact: () => setAddress({}) };
}

function Needs({
  answer: { needs, open },
  hasTopic,
}: {
  readonly answer: Answer;
  readonly hasTopic: boolean;
}) {
  const shut = open ? '' : ' Outside opening hours the rotas are asked.';
  if (needs.length === 0)
    return (
      <p className="heed-urgent-needs heed-soft">
        {hasTopic
          ? 'No skill is recognised in it: whoever watches the desk comes first.'
          : 'Whoever watches the desk comes first.'}
        {shut}
      </p>
    );
  return (
    <p className="heed-urgent-needs">
      {needs.map(({ id, name, why }) => (
        <Badge key={id} tone="accent">
          {name} <span className="heed-soft">{why}</span>
        </Badge>
      ))}
      <span className="heed-soft">{shut}</span>
    </p>
  );
}

const placeWords = { now: 'Now', backup: 'Backup', next: 'Next' } as const;

function UrgentPerson({ person }: { readonly person: Person }) {
  const { name, phone, email, place, why } = person;
  return (
    <li className="heed-urgent-person" data-place={place}>
      <span className="heed-urgent-place">{placeWords[place]}</span>
      <span className="heed-urgent-who">
        <b>{name}</b>
        <span>{why}</span>
        <span className="heed-soft">{timesText(person)}</span>
      </span>
      <PhoneLink name={name} phone={phone} email={email} />
    </li>
  );
}

/** Duty that goes on for a year has no end worth telling. */
const ENDLESS_MS = 300 * 86_400_000;

function timesText({ place, from, until }: Person): string {
  if (place === 'next' && until === null) return `from ${whenText(from)}`;
  if (until === null) return 'no end is known';
  return Date.parse(until) - Date.parse(from) > ENDLESS_MS ? 'round the clock' : `until ${whenText(until)}`;
}
