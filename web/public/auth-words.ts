import type { Problem } from '../problem.ts';

/** What the sign-in service refused, said to the person at the keyboard. */
export function authWords(problem: Problem): string {
  const said = problem.detail || problem.title;
  if (/invalid email or password/i.test(said))
    return 'That email and password do not belong together. Try again, or ask for a new password.';
  if (/invalid token/i.test(said)) return 'This link has been used already or is too old. Ask for a new one.';
  if (/too short/i.test(said)) return 'Use at least 10 characters.';
  if (problem.status === 429) return 'Too many tries. Wait a minute, then try again.';
  if (problem.status === 0) return "The server can't be reached. Check your connection and try again.";
  return said;
}

const addressLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Why a text is no email address, or nothing. */
export function emailWords(email: string): string | undefined {
  if (email.trim() === '') return 'Your email address is missing';
  return addressLike.test(email.trim()) ? undefined : 'Write an address such as name@example.com';
}

/** Why a new password is no good, or nothing; length is all we ask for (NIST SP 800-63B 3.1.1). */
export function passwordWords(password: string): string | undefined {
  return password.length < 10 ? 'Use at least 10 characters; a few plain words do well' : undefined;
}

/** Only addresses inside this app are followed after signing in. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
