import sanitize from 'sanitize-html';
import { htmlToText } from './html-to-text.ts';

/** Beyond these the sanitizer's own work would be felt; such a mail is shown as text. */
const MAX_CHARS = 1_500_000;
const MAX_TAGS = 60_000;

const PLAIN_TAGS =
  'p br hr div span b strong i em u s strike del ins sub sup small big font center h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd tt table caption thead tbody tfoot tr th td col colgroup abbr cite q address'.split(
    ' ',
  );

const OPTIONS: sanitize.IOptions = {
  allowedTags: [...PLAIN_TAGS, 'a', 'img'],
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height'],
    span: ['class', 'title'],
    font: ['color'],
    '*': ['align', 'valign', 'dir', 'lang', 'colspan', 'rowspan'],
  },
  allowedClasses: { span: ['blocked-image'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // A cid: image is part of the mail itself; an embedded data: image asks nobody for anything.
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  nestingLimit: 200,
  parseStyleAttributes: false,
  transformTags: { a: safeLink, img: blockRemoteImage },
};

/**
 * HTML of a mail made inert: no script, style, form, frame or handler; links open apart and tell the target
 * nothing; images that would be fetched from elsewhere are replaced by their alternative text, since fetching
 * one tells the sender who reads and when. Very large HTML comes back as escaped text.
 */
export function safeHtml(html: string): string {
  if (html.length > MAX_CHARS || tagCount(html) > MAX_TAGS) return asText(html);
  return sanitize(html.replaceAll('\0', ''), OPTIONS);
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

function safeLink(_tag: string, attributes: sanitize.Attributes): sanitize.Tag {
  const kept = Object.fromEntries(
    Object.entries(attributes).filter(([name]) => name === 'href' || name === 'title'),
  );
  return { tagName: 'a', attribs: { ...kept, rel: 'noopener noreferrer nofollow', target: '_blank' } };
}

function blockRemoteImage(_tag: string, attributes: sanitize.Attributes): sanitize.Tag {
  const source = (attributes.src ?? '').trim();
  const isOwn = /^cid:/i.test(source) || /^data:image\/(?:png|gif|jpe?g|webp);base64,/i.test(source);
  if (isOwn) return { tagName: 'img', attribs: attributes };
  const alt = (attributes.alt ?? '').slice(0, 500);
  return { tagName: 'span', attribs: { class: 'blocked-image', title: 'Image not loaded' }, text: alt };
}
