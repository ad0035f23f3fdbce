import { foldText } from './fold-text.ts';
import { endsInColon } from './quote-marks.ts';

/** Look-ahead is bounded, so that one pass over a mail stays linear whatever it holds. */
const HEADER_LINES = 8;
const READ_CHARS = 500;
const PLAIN = /^[ -~]*$/;

type Role = 'from' | 'date' | 'to' | 'subject';

/** Names of header lines as mail clients of many languages write them into a quoted mail, folded. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  from: 'from,von,de,van,da,fra,od,expediteur,remitente,fran,lahettaja,от,发件人,寄件者,差出人'.split(','),
  date: (
    'sent,date,gesendet,gesendet am,datum,envoye,envoye le,message du,enviado,enviado el,enviada em,fecha,data,dato,inviato,' +
    'verzonden,skickat,sendt,wyslano,lahetetty,отправлено,дата,发送时间,寄件日期,日期,送信日時'
  ).split(','),
  to: 'to,an,a,para,aan,destinataire,till,til,do,vastaanottaja,кому,收件人,收件者,宛先'.split(','),
  subject:
    'subject,betreff,objet,sujet,asunto,onderwerp,oggetto,assunto,amne,emne,temat,aihe,тема,主题,主旨,件名'.split(
      ',',
    ),
};

const ROLES = new Map<string, Role>(
  (Object.entries(NAMES) as [Role, readonly string[]][]).flatMap(([role, names]) =>
    names.map((name) => [name, role] as const),
  ),
);

const SEPARATORS = new Set([
  'original message',
  'original appointment',
  'forwarded message',
  'forwarded by',
  'reply message',
  'ursprungliche nachricht',
  'originalnachricht',
  'original-nachricht',
  'original nachricht',
  'weitergeleitete nachricht',
  "message d'origine",
  'message original',
  'message transfere',
  'message transmis',
  'mensaje original',
  'mensaje reenviado',
  'oorspronkelijk bericht',
  'doorgestuurd bericht',
  'messaggio originale',
  'messaggio inoltrato',
  'mensagem original',
  'mensagem encaminhada',
  'oprindelig besked',
  'oprindelig meddelelse',
  'opprinnelig melding',
  'ursprungligt meddelande',
  'alkuperainen viesti',
  'wiadomosc oryginalna',
  'исходное сообщение',
]);
const FORWARDS = new Set([
  'begin forwarded message',
  'anfang der weitergeleiteten nachricht',
  'debut du message transfere',
  'debut du message reexpedie',
  'inicio del mensaje reenviado',
  'begin doorgestuurd bericht',
  'inizio messaggio inoltrato',
]);

/**
 * Index after a block of header lines ("From: … Sent: … To: … Subject: …") or a line such as "-----Original
 * Message-----" with the block below it; null when none begins at `start`.
 */
export function headerBlockEnd(lines: readonly string[], start: number): number | null {
  if (isSeparator(lines[start] ?? '')) return headersFrom(lines, start + 1)?.end ?? start + 1;
  if (roleOf(lines[start] ?? '') === null) return null;
  const block = headersFrom(lines, start);
  return block?.complete ? block.end : null;
}

/** Freight is asked for with "From: Hamburg, To: Oslo" too: a mail's block has a subject or an address. */
function headersFrom(lines: readonly string[], start: number): { end: number; complete: boolean } | null {
  const roles = new Set<Role>();
  let address = false;
  let end = start;
  for (let at = start; at < lines.length && at < start + HEADER_LINES; at += 1) {
    const role = roleOf(lines[at] ?? '');
    if (role === null) continue;
    roles.add(role);
    address ||= (lines[at] ?? '').slice(0, READ_CHARS).includes('@');
    end = at + 1;
  }
  if (roles.size === 0) return null;
  const placed = roles.has('date') || roles.has('to');
  return { end, complete: roles.has('from') && placed && (address || roles.has('subject')) };
}

function roleOf(line: string): Role | null {
  const start = line.slice(0, 24);
  let colon = start.indexOf(':');
  if (colon < 0) colon = start.indexOf('：');
  if (colon < 1) return null;
  const raw = start.slice(0, colon);
  const label = (raw.includes('*') ? raw.replaceAll('*', '') : raw).trim().toLowerCase();
  return ROLES.get(label) ?? (PLAIN.test(label) ? null : (ROLES.get(foldText(label)) ?? null));
}

function isSeparator(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.length < 8 || trimmed.length > 160) return false;
  const drawn = /^[-_*=]{2}/.test(trimmed);
  if (!drawn && !endsInColon(trimmed)) return false;
  const words = foldText(trimmed)
    .replace(/^[-_*=: ]*/, '')
    .replace(/[-_*=: ]*$/, '')
    .trim();
  if (FORWARDS.has(words)) return true;
  if (!drawn) return false;
  return (
    SEPARATORS.has(words) || (words.startsWith('on ') && words.endsWith(' wrote') && /\d:\d\d/.test(words))
  );
}
