import { Checkbox, NumberField, PasswordField, Select, TextField } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import { type Secure, type ServerDraft, usualPort } from './mailbox-draft.ts';
import type { FieldErrors } from './week-draft.ts';

export interface ServerFieldsProps {
  readonly which: 'imap' | 'smtp';
  readonly server: ServerDraft;
  readonly onChange: (server: ServerDraft) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly errors: FieldErrors;
  /** The account is that of the other server. */
  readonly withoutAccount?: boolean;
  /** A password is stored already; empty leaves it. */
  readonly stored: boolean;
}

const ways = [
  { value: 'tls', label: 'TLS from the start' },
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'none', label: 'No encryption' },
];

function Account(props: ServerFieldsProps) {
  const { which, server, onChange, password, onPassword, errors, stored } = props;
  return (
    <div className="heed-pair">
      <TextField
        label="User"
        autoComplete="off"
        value={server.user}
        onChange={(event) => onChange({ ...server, user: event.currentTarget.value })}
        error={errorAt(errors, `/${which}/user`)}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        placeholder={stored ? 'stored; leave empty to keep it' : ''}
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
        error={errorAt(errors, `/${which}/password`)}
      />
    </div>
  );
}

/** Host, port, encryption and account of one mail server. */
export function ServerFields(props: ServerFieldsProps) {
  const { which, server, onChange, errors, withoutAccount = false } = props;
  const secured = (secure: Secure) => {
    const usual = server.port === null || server.port === usualPort(which, server.secure);
    onChange({ ...server, secure, port: usual ? usualPort(which, secure) : server.port });
  };
  return (
    <>
      <div className="heed-server">
        <TextField
          label="Host"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={`${which}.example.com`}
          value={server.host}
          onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
          error={errorAt(errors, `/${which}/host`, `/${which}`)}
        />
        <Select
          label="Encryption"
          data={ways}
          value={server.secure}
          onChange={(event) => secured(event.currentTarget.value as Secure)}
          error={errorAt(errors, `/${which}/secure`)}
        />
        <NumberField
          label="Port"
          value={server.port}
          onChange={(port) => onChange({ ...server, port })}
          error={errorAt(errors, `/${which}/port`)}
        />
      </div>
      {withoutAccount ? null : <Account {...props} />}
      {server.secure === 'none' ? (
        <p className="heed-soft heed-small heed-flat">
          Mail and password travel readable: only for a server on your own network.
        </p>
      ) : (
        <Checkbox
          label="Accept a certificate the server signed itself"
          checked={server.allowSelfSigned}
          onChange={(event) => onChange({ ...server, allowSelfSigned: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
