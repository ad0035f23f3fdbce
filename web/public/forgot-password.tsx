import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { requestPasswordReset } from '../auth.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { useSession } from '../session.ts';
import { Button, FieldError, Skeleton, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { authWords, emailWords } from './auth-words.ts';
import { PublicPage } from './public-page.tsx';

const back = <Link to={paths.signIn}>Back to sign in</Link>;

function AskForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<{ email?: string | undefined; form?: string }>({});
  const form = useFirstError(errors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = emailWords(email);
    if (wrong) return setErrors({ email: wrong });
    setBusy(true);
    setErrors({});
    try {
      await requestPasswordReset(email.trim());
      onSent(email.trim());
    } catch (cause) {
      setErrors({ form: authWords(asProblem(cause)) });
    }
    setBusy(false);
  };
  return (
    <form className="heed-door-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={errors.email}
      />
      <FieldError>{errors.form}</FieldError>
      <Button type="submit" size="md" loading={busy}>
        Send me a link
      </Button>
    </form>
  );
}

/** Asks for a reset link; says so plainly when this server has no way to send one. */
export function ForgotPassword() {
  const { data, isPending } = useSession();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo)
    return (
      <PublicPage
        title="Look in your mail"
        lead={`If ${sentTo} has an account here, a link is on its way. It works once, for one hour.`}
        foot={back}
      />
    );
  if (data && !data.canMail)
    return (
      <PublicPage
        title="Forgotten your password?"
        lead="This server can't send mail yet, so it can't send you a link: ask your administrator for a new invitation."
        foot={back}
      />
    );
  return (
    <PublicPage
      title="Forgotten your password?"
      lead="We mail you a link with which you choose a new one."
      foot={back}
    >
      {isPending ? <Skeleton rows={2} /> : <AskForm onSent={setSentTo} />}
    </PublicPage>
  );
}
