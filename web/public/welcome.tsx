import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { createOrganisation, session } from '../../src/people/contract.ts';
import { call } from '../api.ts';
import { paths } from '../paths.ts';
import { asProblem, type Problem } from '../problem.ts';
import { type Session, useSession } from '../session.ts';
import { Button, ErrorState, FieldError, PasswordField, Skeleton, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useKept } from '../ui/use-kept.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import { browserZone } from '../ui/zones.ts';
import { authWords, emailWords, passwordWords } from './auth-words.ts';
import { PublicPage } from './public-page.tsx';

interface Draft {
  readonly company: string;
  readonly zone: string;
  readonly name: string;
  readonly email: string;
}
type Errors = Partial<Record<keyof Draft | 'password' | 'form', string | undefined>>;

function wrongIn(draft: Draft, password: string, withAccount: boolean): Errors {
  return {
    ...(draft.company.trim() ? {} : { company: 'The company needs a name' }),
    ...(draft.zone ? {} : { zone: 'Choose a time zone' }),
    ...(withAccount && !draft.name.trim() ? { name: 'Your name is missing' } : {}),
    ...(withAccount && emailWords(draft.email) ? { email: emailWords(draft.email) } : {}),
    ...(withAccount && passwordWords(password) ? { password: passwordWords(password) } : {}),
  };
}

function refusedIn(problem: Problem): Errors {
  const of = (field: string) => problem.field(field) ?? problem.field(`account/${field}`);
  const fields: Errors = {
    company: of('company'),
    zone: of('zone'),
    name: of('name'),
    email: of('email'),
    password: of('password'),
  };
  return Object.values(fields).some(Boolean) ? fields : { form: authWords(problem) };
}

function useStart(withAccount: boolean) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft, forget] = useKept<Draft>('welcome', {
    company: '',
    zone: browserZone(),
    name: '',
    email: '',
  });
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const start = async () => {
    const { company, zone, name } = draft;
    const email = draft.email.trim();
    const account = withAccount ? { account: { name, email, password } } : {};
    const { slug } = await call(createOrganisation, { body: { company, zone, ...account } });
    forget();
    await client.resetQueries({ queryKey: [session.path] });
    await navigate(paths.setUp(slug), { replace: true });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = wrongIn(draft, password, withAccount);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    await start().catch((cause) => setErrors(refusedIn(asProblem(cause))));
    setBusy(false);
  };
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return { draft, edit, password, setPassword, errors, busy, submit };
}

type Start = ReturnType<typeof useStart>;

function AccountFields({ start }: { readonly start: Start }) {
  const { draft, edit, errors } = start;
  return (
    <fieldset className="heed-door-group">
      <legend>Your account</legend>
      <TextField
        label="Your name"
        autoComplete="name"
        value={draft.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
        error={errors.name}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        value={draft.email}
        onChange={(event) => edit({ email: event.currentTarget.value })}
        error={errors.email}
      />
      <PasswordField
        label="Password"
        description="At least 10 characters; a few plain words do well."
        autoComplete="new-password"
        value={start.password}
        onChange={(event) => start.setPassword(event.currentTarget.value)}
        error={errors.password}
      />
    </fieldset>
  );
}

function StartForm({ withAccount }: { readonly withAccount: boolean }) {
  const start = useStart(withAccount);
  const form = useFirstError(start.errors);
  return (
    <form className="heed-door-form" ref={form} onSubmit={(event) => void start.submit(event)} noValidate>
      <TextField
        label="Company"
        autoComplete="organization"
        autoFocus
        value={start.draft.company}
        onChange={(event) => start.edit({ company: event.currentTarget.value })}
        error={start.errors.company}
      />
      <ZoneField
        value={start.draft.zone}
        onChange={(zone) => start.edit({ zone })}
        error={start.errors.zone}
      />
      {withAccount ? <AccountFields start={start} /> : null}
      <FieldError>{start.errors.form}</FieldError>
      <Button type="submit" size="md" loading={start.busy}>
        Set up the company
      </Button>
    </form>
  );
}

function Start({ given }: { readonly given: Session }) {
  if (!given.canCreateOrganisation)
    return (
      <PublicPage
        title="Already set up"
        lead="This server has its company. Ask its administrator for an invitation, or sign in if you have an account."
        foot={<Link to={paths.signIn}>Sign in</Link>}
      />
    );
  // Everybody knows the demo's password: its user can't head a real company.
  const ownAccount = given.user !== null && given.user.email !== given.demoSignIn?.email;
  return (
    <PublicPage
      title="Set up your company"
      lead="Two minutes now; opening hours, mailbox and people come next, each whenever it suits you."
      foot={
        given.user ? (
          <Link to={paths.home}>Back to where you were</Link>
        ) : (
          <Link to={paths.signIn}>I have an account</Link>
        )
      }
    >
      <StartForm withAccount={!ownAccount} />
    </PublicPage>
  );
}

/** The first page of a new server: a company and its administrator. */
export function Welcome() {
  const { data, error, refetch } = useSession();
  if (data) return <Start given={data} />;
  return (
    <PublicPage title="Set up your company">
      {error ? <ErrorState problem={error} retry={() => void refetch()} /> : <Skeleton rows={4} />}
    </PublicPage>
  );
}
