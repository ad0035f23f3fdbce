import { fileSigns } from './file-signs.ts';

/** The largest file that is taken in from a person, in bytes. */
export const LARGEST_FILE_BYTES = 10_000_000;
/** How much of its beginning `checkFile` wants to see; a shorter file shows all of itself. */
export const FILE_HEAD_BYTES = 1_024;
/** What may be offered in a file picker (`accept`). */
export const takenEndings: readonly string[] = Object.keys(fileSigns).map((ending) => `.${ending}`);
/** Those in words, for a sentence. */
export const TAKEN_IN_WORDS = 'PDF, pictures, office documents, CSV, text, ZIP, DWG, DXF and STEP';

/** A file as a person hands it in. `head`: its first `FILE_HEAD_BYTES`; `type`: what the browser says, believed in nothing. */
export interface HandedFile {
  readonly name: string;
  readonly type: string;
  readonly head: Uint8Array;
  readonly bytes: number;
}

/** Taken, with the name and type it is kept under, or refused with a sentence for whoever handed it in. */
export type CheckedFile =
  | { readonly ok: true; readonly name: string; readonly type: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Whether we take a file: by its ending and by what its first bytes say it is, never by the type the browser claims.
 * The name comes back without folders and signs that show it otherwise than it is.
 */
export function checkFile({ name, head, bytes }: HandedFile): CheckedFile {
  const clean = cleanFileName(name);
  const refused = (reason: string): CheckedFile => ({ ok: false, reason });
  if (bytes === 0) return refused(`“${clean}” is empty`);
  if (bytes > LARGEST_FILE_BYTES) return refused(`“${clean}” is larger than ${LARGEST_FILE_BYTES / 1e6} MB`);
  const ending = /\.([a-z0-9]{1,8})$/i.exec(clean)?.[1]?.toLowerCase() ?? '';
  const sign = Object.hasOwn(fileSigns, ending) ? fileSigns[ending] : undefined;
  if (!sign) return refused(`“${clean}” is of a type we do not take; we take ${TAKEN_IN_WORDS}`);
  if (!sign.shows(head))
    return refused(`“${clean}” is not what its name says: its content is no ${sign.called}`);
  return { ok: true, name: clean, type: sign.type };
}

/** Control characters, and those that turn the direction of writing: `invoice[RLO]fdp.exe` reads as a PDF. */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The last part of a path, at most 120 characters, its ending kept. */
export function cleanFileName(name: string): string {
  const last = name.replaceAll(DECEIVING, '').split(/[/\\]/).at(-1) ?? '';
  const plain =
    last
      .replaceAll(/[<>:"|?*]/g, '_')
      .replace(/[. ]+$/, '')
      .trim() || 'file';
  if (plain.length <= 120) return plain;
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, 120 - ending.length).toWellFormed()}${ending}`;
}
