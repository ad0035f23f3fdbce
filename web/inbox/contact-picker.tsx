import { search } from '../../src/flow/desk/search/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg } from '../session.ts';
import { TextField, useDebouncedValue } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

export interface ContactDraft {
  /** One we know; null: the fields below describe a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
}

export const emptyContact: ContactDraft = { id: null, name: '', company: '', email: '', phone: '' };

type Found = Answer<typeof search>['contacts'][number];

export interface ContactPickerProps {
  readonly contact: ContactDraft;
  readonly change: (contact: ContactDraft) => void;
  readonly errorOf: (name: string) => string | undefined;
}

/** Somebody we know, found while their name is typed, or somebody new. */
export function ContactPicker({ contact, change, errorOf }: ContactPickerProps) {
  const found = useContacts(contact.id === null ? contact.name : '');
  if (contact.id !== null) {
    return (
      <div className="heed-entry-chosen">
        <span>
          <strong>{contact.name}</strong>{' '}
          <span className="heed-soft">{[contact.company, contact.email].filter(Boolean).join(', ')}</span>
        </span>
        <button type="button" className="heed-quiet-button" onClick={() => change({ ...emptyContact })}>
          Somebody else
        </button>
      </div>
    );
  }
  const field = (name: 'company' | 'email' | 'phone', label: string, type: string) => (
    <TextField
      label={label}
      type={type}
      value={contact[name]}
      error={errorOf(`contact/${name}`)}
      onChange={(event) => change({ ...contact, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div>
        <TextField
          label="Who"
          description="Type a name; those we know appear below."
          required
          data-autofocus
          autoComplete="off"
          value={contact.name}
          error={errorOf('contact/name') ?? errorOf('contact')}
          onChange={(event) => change({ ...contact, name: event.currentTarget.value })}
        />
        <Known found={found} choose={(one) => change(chosen(one))} />
      </div>
      <div className="heed-entry-pair">
        {field('company', 'Company', 'text')}
        {field('phone', 'Phone', 'tel')}
        {field('email', 'Mail', 'email')}
      </div>
    </>
  );
}

function chosen({ id, name, company, email, phone }: Found): ContactDraft {
  return { id, name, company: company ?? '', email: email ?? '', phone: phone ?? '' };
}

function useContacts(name: string): readonly Found[] {
  const org = useOrg();
  const [settled] = useDebouncedValue(name.trim(), 200);
  const enabled = settled.length >= 2;
  const query = useEndpoint(search, { params: { org }, query: { q: settled || '-' } }, { enabled });
  return enabled ? (query.data?.contacts.slice(0, 4) ?? []) : [];
}

function Known({
  found,
  choose,
}: {
  readonly found: readonly Found[];
  readonly choose: (one: Found) => void;
}) {
  return (
    <ul className="heed-entry-found" aria-label="People we know">
      {found.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => choose(one)}>
            <strong>{one.name}</strong>{' '}
            <span className="heed-soft">
              {[one.company, one.email, one.phone].filter(Boolean).join(', ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
