import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { resetPassword } from '../auth.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { Button, FieldError, PasswordField, showToast } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { authWords, passwordWords } from './auth-words.ts';
import { PublicPage } from './public-page.tsx';

function ChooseForm({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<{ password?: string | undefined; form?: string }>({});
  const form = useFirstError(errors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordWords(password);
    if (wrong) return setErrors({ password: wrong });
    setBusy(true);
    setErrors({});
    try {
      await resetPassword(token, password);
      showToast({ text: 'Your new password is set. Sign in with it.' });
      await navigate(paths.signIn, { replace: true });
    } catch (cause) {
      setErrors({ form: authWords(asProblem(cause)) });
      setBusy(false);
    }
  };
  return (
    <form className="heed-door-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField
        label="New password"
        description="At least 10 characters; a few plain words do well."
        autoComplete="new-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={errors.password}
      />
      <FieldError>{errors.form}</FieldError>
      <Button type="submit" size="md" loading={busy}>
        Set the new password
      </Button>
    </form>
  );
}

/** Where the link of a reset mail leads. */
export function ResetPassword() {
  const [query] = useSearchParams();
  const token = query.get('token');
  const again = <Link to={paths.forgotPassword}>Ask for a new link</Link>;
  if (!token || query.get('error'))
    return (
      <PublicPage
        title="This link no longer works"
        lead="Reset links work once, for one hour. Your password is as it was."
        foot={again}
      />
    );
  return (
    <PublicPage title="Choose a new password" foot={again}>
      <ChooseForm token={token} />
    </PublicPage>
  );
}
