import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { acceptInvitation, invitation, session } from '../../src/people/contract.ts';
import { call } from '../api.ts';
import { signIn, signOut } from '../auth.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { useSession } from '../session.ts';
import { Button, ErrorState, FieldError, PasswordField, Skeleton, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { authWords, passwordWords } from './auth-words.ts';
import { PublicPage } from './public-page.tsx';

type Offer = z.output<typeof invitation.response>;
/** `new` makes an account, `known` signs in first, `here` is signed in with the invited address. */
type Way = 'new' | 'known' | 'here';

interface Errors {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly form?: string | undefined;
}

function wrongIn(way: Way, name: string, password: string): Errors {
  const missing = way === 'known' && !password ? 'Your password is missing' : undefined;
  return {
    ...(way === 'new' && !name.trim() ? { name: 'Your name is missing' } : {}),
    ...(way === 'new' && passwordWords(password) ? { password: passwordWords(password) } : {}),
    ...(missing ? { password: missing } : {}),
  };
}

function useJoin(token: string, offer: Offer, way: Way) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const run = async (name: string, password: string) => {
    if (way === 'known') await signIn(offer.email, password);
    const body = way === 'new' ? { name, password } : { name: offer.name || offer.email };
    const { slug } = await call(acceptInvitation, { params: { token }, body });
    await client.resetQueries({ queryKey: [session.path] });
    await navigate(paths.now(slug), { replace: true });
  };
  const join = async (name: string, password: string) => {
    const wrong = wrongIn(way, name, password);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    await run(name, password).catch((cause) => {
      const problem = asProblem(cause);
      const fields = { name: problem.field('name'), password: problem.field('password') };
      setErrors(fields.name || fields.password ? fields : { form: authWords(problem) });
    });
    setBusy(false);
  };
  return { errors, busy, join };
}

interface JoinProps {
  readonly token: string;
  readonly offer: Offer;
  readonly way: Way;
}

function JoinForm({ token, offer, way }: JoinProps) {
  const { errors, busy, join } = useJoin(token, offer, way);
  const [name, setName] = useState(offer.name);
  const [password, setPassword] = useState('');
  const form = useFirstError(errors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void join(name, password);
  };
  return (
    <form className="heed-door-form" ref={form} onSubmit={submit} noValidate>
      <TextField label="Email" type="email" autoComplete="username" value={offer.email} readOnly />
      {way === 'new' ? (
        <TextField
          label="Your name"
          description="As buyers read it under your replies."
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
        />
      ) : null}
      {way === 'here' ? null : (
        <PasswordField
          label={way === 'new' ? 'Choose a password' : 'Your password'}
          {...(way === 'new' ? { description: 'At least 10 characters; a few plain words do well.' } : {})}
          autoComplete={way === 'new' ? 'new-password' : 'current-password'}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={errors.password}
        />
      )}
      <FieldError>{errors.form}</FieldError>
      <Button type="submit" size="md" loading={busy}>
        Join {offer.organisation}
      </Button>
    </form>
  );
}

function OtherAccount({ offer, signedIn }: { readonly offer: Offer; readonly signedIn: string }) {
  const client = useQueryClient();
  const leave = async () => {
    await signOut();
    await client.resetQueries({ queryKey: [session.path] });
  };
  return (
    <PublicPage
      title={`Join ${offer.organisation}`}
      lead={`You are signed in as ${signedIn}, but this invitation is for ${offer.email}.`}
      foot={<Link to={paths.home}>Stay signed in and go back</Link>}
    >
      <div className="heed-door-form">
        <Button size="md" onClick={() => void leave()}>
          Sign out and go on as {offer.email}
        </Button>
      </div>
    </PublicPage>
  );
}

/** Where an invitation link leads: a new account, or joining with the one there is. */
export function AcceptInvitation() {
  const token = useParams().token ?? '';
  const offer = useEndpoint(invitation, { params: { token } });
  const signedIn = useSession();
  if (offer.error && (offer.error.status === 404 || offer.error.status === 400 || offer.error.status === 422))
    return (
      <PublicPage
        title="This invitation is no longer good"
        lead="It was used, withdrawn or has run out. Ask the person who invited you for a new link."
        foot={<Link to={paths.signIn}>Sign in</Link>}
      />
    );
  if (!offer.data || !signedIn.data)
    return (
      <PublicPage title="Invitation">
        {offer.error ? (
          <ErrorState problem={offer.error} retry={() => void offer.refetch()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </PublicPage>
    );
  const { user } = signedIn.data;
  const same = user?.email.toLowerCase() === offer.data.email.toLowerCase();
  if (user && !same) return <OtherAccount offer={offer.data} signedIn={user.email} />;
  const way: Way = same ? 'here' : offer.data.hasAccount ? 'known' : 'new';
  return (
    <PublicPage
      title={`Join ${offer.data.organisation}`}
      lead={
        way === 'known'
          ? 'You have an account on this server already; sign in with it to join.'
          : 'You are invited to answer enquiries together.'
      }
    >
      <JoinForm token={token} offer={offer.data} way={way} />
    </PublicPage>
  );
}
