import { send } from './api.ts';

/** Signs in with e-mail and password. Throws `Problem`. */
export async function signIn(email: string, password: string): Promise<void> {
  await send('POST', '/api/auth/sign-in/email', { email, password });
}

export async function signOut(): Promise<void> {
  await send('POST', '/api/auth/sign-out', {});
}

/** Asks for a reset link by mail; the answer is the same whether the address is known or not. */
export async function requestPasswordReset(email: string): Promise<void> {
  await send('POST', '/api/auth/request-password-reset', { email, redirectTo: '/reset-password' });
}

/** Sets a new password with the token of the reset link. Throws `Problem`. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await send('POST', '/api/auth/reset-password', { token, newPassword });
}
