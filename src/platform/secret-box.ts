import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const KEY_ID = 'k1';

/** A key for one purpose, derived from the installation's secret (RFC 5869). */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'heed', purpose, 32));
}

/** Seals text with AES-256-GCM; the form is `k1.<iv>.<tag>.<cipher>` in base64url. */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'seal'), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [KEY_ID, ...[iv, cipher.getAuthTag(), sealed].map((b) => b.toString('base64url'))].join('.');
}

/** Opens what `seal` made. Throws Error when the secret is another one or the text was changed. */
export function unseal(secret: string, sealed: string): string {
  const [keyId, iv, tag, cipherText] = sealed.split('.');
  if (keyId !== KEY_ID || !iv || !tag || cipherText === undefined)
    throw new Error('not a sealed text of this installation');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'seal'), Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(cipherText, 'base64url')), decipher.final()]).toString(
    'utf8',
  );
}
