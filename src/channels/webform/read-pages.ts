/** A page of the company's site as a visitor's browser noted it. */
export interface PageSeen {
  readonly url: string;
  readonly title: string;
  /** When it was opened, by the visitor's browser; RFC 3339. */
  readonly at: string;
}

/** The hidden fields a site's form carries: the consent, and what was noted under it. */
export const pageFields = ['heed_consent', 'heed_pages'] as const;

const MOST = 50;
const LONGEST_URL = 500;
const LONGEST_TITLE = 200;

/**
 * Pages seen before a form was sent. Without the visitor's consent (`heed_consent=pages`) there are none, whatever
 * was sent (DOMAIN S2-11); what can't be read is left out.
 */
export function readPages(consent: string, json: string): PageSeen[] {
  if (consent !== 'pages') return [];
  return listOf(json).slice(-MOST).flatMap(pageOf);
}

function listOf(json: string): unknown[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function pageOf(given: unknown): PageSeen[] {
  if (typeof given !== 'object' || given === null) return [];
  const { url, title, at } = given as Record<string, unknown>;
  if (typeof url !== 'string' || typeof at !== 'string' || !/^https?:\/\//.test(url)) return [];
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(at) || Number.isNaN(Date.parse(at))) return [];
  const name = typeof title === 'string' ? title.trim().slice(0, LONGEST_TITLE) : '';
  return [{ url: withoutQuery(url).slice(0, LONGEST_URL), title: name, at }];
}

/** Queries and fragments may carry what the visitor typed or who they are. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}
