import sanitize from 'sanitize-html';
import { htmlToText } from './html-to-text.ts';
import { markedLinks } from './marked-links.ts';

/** Beyond these the sanitizer's own work would be felt; such a mail is shown as text. */
const MAX_CHARS = 1_500_000;
const MAX_TAGS = 60_000;

const PLAIN_TAGS =
  'p br hr div span b strong i em u s strike del ins sub sup small big font center h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd tt table caption thead tbody tfoot tr th td col colgroup abbr cite q address'.split(
    ' ',
  );

/** How a mail is to be shown. */
export interface Showing {
  /** Pictures from elsewhere are fetched by the reader's browser: it tells the sender who reads, and when. */
  readonly remote?: boolean;
  /** The mail's own pictures by Content-ID, as `data:` addresses. */
  readonly own?: ReadonlyMap<string, string>;
}

/** A mail made inert. */
export interface ShownMail {
  readonly html: string;
  /** Pictures that stand elsewhere, shown or not. */
  readonly remote: number;
  /** Pictures that nobody can see, which only tell who reads: never fetched. */
  readonly trackers: number;
}

/**
 * HTML of a mail made inert: no script, style, form, frame or handler; links open apart, tell the target nothing, say
 * where they lead and are marked where their words name another place; images that would be fetched from elsewhere are
 * replaced by their alternative text unless asked for. Very large HTML comes back as escaped text.
 */
export function shownMail(html: string, showing: Showing = {}): ShownMail {
  if (html.length > MAX_CHARS || tagCount(html) > MAX_TAGS)
    return { html: asText(html), remote: 0, trackers: 0 };
  const count = { remote: 0, trackers: 0 };
  const safe = sanitize(html.replaceAll('\0', ''), optionsFor(showing, count));
  return { html: markedLinks(safe), ...count };
}

/** The same without any picture from elsewhere. */
export function safeHtml(html: string): string {
  return shownMail(html).html;
}

function optionsFor(showing: Showing, count: { remote: number; trackers: number }): sanitize.IOptions {
  return {
    allowedTags: [...PLAIN_TAGS, 'a', 'img'],
    allowedAttributes: {
      a: ['href', 'title', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height', 'referrerpolicy'],
      span: ['class', 'title'],
      font: ['color'],
      '*': ['align', 'valign', 'dir', 'lang', 'colspan', 'rowspan'],
    },
    allowedClasses: { span: ['blocked-image'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // An embedded data: image asks nobody for anything; what stands elsewhere only where it was asked for.
    allowedSchemesByTag: { img: showing.remote ? ['cid', 'data', 'https', 'http'] : ['cid', 'data'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    parseStyleAttributes: false,
    transformTags: { a: safeLink, img: (_tag, attributes) => safeImage(attributes, showing, count) },
  };
}

function tagCount(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0 && count <= MAX_TAGS; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}

function asText(html: string): string {
  const text = htmlToText(html);
  const escaped = text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
  return `<pre>${escaped}</pre>`;
}

/** The title of a link is its own address, whatever the sender calls it. */
function safeLink(_tag: string, { href }: sanitize.Attributes): sanitize.Tag {
  const shown = /^(?:https?|mailto|tel):/i.test((href ?? '').trim()) ? href?.trim().slice(0, 500) : undefined;
  return {
    tagName: 'a',
    attribs: {
      ...(href === undefined ? {} : { href }),
      ...(shown === undefined ? {} : { title: shown }),
      rel: 'noopener noreferrer nofollow',
      target: '_blank',
    },
  };
}

function safeImage(
  attributes: sanitize.Attributes,
  showing: Showing,
  count: { remote: number; trackers: number },
): sanitize.Tag {
  const source = (attributes.src ?? '').trim();
  const { src: _, ...rest } = attributes;
  if (/^data:image\/(?:png|gif|jpe?g|webp);base64,/i.test(source))
    return { tagName: 'img', attribs: { ...rest, src: source } };
  const own = /^cid:/i.test(source) ? showing.own?.get(decoded(source.slice(4))) : undefined;
  if (own !== undefined) return { tagName: 'img', attribs: { ...rest, src: own } };
  const isRemote = /^https?:\/\//i.test(source) || source.startsWith('//');
  const isTracker = isRemote && isUnseen(attributes);
  if (isTracker) count.trackers += 1;
  else if (isRemote) count.remote += 1;
  if (isRemote && !isTracker && showing.remote) {
    const src = source.startsWith('//') ? `https:${source}` : source;
    return { tagName: 'img', attribs: { ...rest, src, referrerpolicy: 'no-referrer' } };
  }
  const alt = (attributes.alt ?? '').slice(0, 500);
  return { tagName: 'span', attribs: { class: 'blocked-image', title: 'Image not loaded' }, text: alt };
}

/** Too small to be seen, or hidden. */
function isUnseen({ width, height, style }: sanitize.Attributes): boolean {
  const tiny = (size: string | undefined) =>
    size !== undefined && /^\s*[0-3](?:\.\d+)?(?:px)?\s*$/i.test(size);
  return (
    tiny(width) ||
    tiny(height) ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[0-3](?:\.\d+)?px)/i.test(
      (style ?? '').slice(0, 2_000),
    )
  );
}

function decoded(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}
