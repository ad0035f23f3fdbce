import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { session } from '../../src/people/contract.ts';
import { signIn } from '../auth.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { type Session, useSession } from '../session.ts';
import { Button, ErrorState, FieldError, PasswordField, Skeleton, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { authWords, emailWords, safeNext } from './auth-words.ts';
import { leaveForProvider } from './oidc.ts';
import { PublicPage } from './public-page.tsx';

interface Errors {
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly form?: string | undefined;
}

/** Signs in and goes on to where the person wanted to be. */
function useEntry() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [busy, setBusy] = useState<string | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const next = safeNext(query.get('next'));
  const attempt = async (name: string, act: () => Promise<void>) => {
    setBusy(name);
    setErrors({});
    try {
      await act();
    } catch (cause) {
      const problem = asProblem(cause);
      const at = name === 'password' && problem.status === 401 ? 'password' : 'form';
      setErrors({ [at]: authWords(problem) });
      setBusy(null);
    }
  };
  const enter = (name: string, email: string, password: string) =>
    attempt(name, async () => {
      await signIn(email.trim(), password);
      await client.resetQueries({ queryKey: [session.path] });
      await navigate(next, { replace: true });
    });
  return { busy, errors, setErrors, enter, leave: () => attempt('oidc', () => leaveForProvider(next)) };
}

type Entry = ReturnType<typeof useEntry>;

function PasswordForm({ entry }: { readonly entry: Entry }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useFirstError(entry.errors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      email: emailWords(email),
      password: password ? undefined : 'Your password is missing',
    };
    if (missing.email || missing.password) entry.setErrors(missing);
    else void entry.enter('password', email, password);
  };
  return (
    <form className="heed-door-form" ref={form} onSubmit={submit} noValidate>
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={entry.errors.email}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={entry.errors.password}
      />
      <FieldError>{entry.errors.form}</FieldError>
      <Button type="submit" size="md" loading={entry.busy === 'password'}>
        Sign in
      </Button>
    </form>
  );
}

function OtherWays({ entry, given }: { readonly entry: Entry; readonly given: Session }) {
  const { demoSignIn, oidc } = given;
  if (!demoSignIn && !oidc) return null;
  return (
    <>
      <div className="heed-door-or">or</div>
      <div className="heed-door-choices">
        {oidc ? (
          <Button
            variant="default"
            size="md"
            loading={entry.busy === 'oidc'}
            onClick={() => void entry.leave()}
          >
            Continue with {oidc.name}
          </Button>
        ) : null}
        {demoSignIn ? (
          <>
            <Button
              variant="default"
              size="md"
              loading={entry.busy === 'demo'}
              onClick={() => void entry.enter('demo', demoSignIn.email, demoSignIn.password)}
            >
              Enter the demo
            </Button>
            <p className="heed-door-note">
              A made-up company with people waiting. Mail from the demo never leaves this server.
            </p>
          </>
        ) : null}
      </div>
    </>
  );
}

/** The door: password, identity provider, demo, or setting up a company where that is open. */
export function SignIn() {
  const entry = useEntry();
  const { data, error, refetch } = useSession();
  const foot = data ? (
    <>
      <Link to={paths.forgotPassword}>Forgotten your password?</Link>
      {data.canCreateOrganisation ? <Link to={paths.welcome}>Set up your company</Link> : null}
    </>
  ) : undefined;
  return (
    <PublicPage title="Sign in" foot={foot}>
      {error ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} height={48} /> : null}
      {data ? (
        <>
          <PasswordForm entry={entry} />
          <OtherWays entry={entry} given={data} />
        </>
      ) : null}
    </PublicPage>
  );
}
