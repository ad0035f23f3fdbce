/**
 * Whether we send to that push service. A browser names it, so nothing within our own network may be meant: only
 * https, a host with a name, and no user in it. With a test clock also loopback.
 */
export function isPushAddress(text: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (allowLoopback && hostname === '127.0.0.1') return true;
  return protocol === 'https:' && isPublicName(hostname);
}

function isPublicName(hostname: string): boolean {
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return false;
  return /\.[a-z][a-z\d-]*$/i.test(hostname) && !/\.(?:localhost|local|internal|home|lan)$/i.test(hostname);
}
