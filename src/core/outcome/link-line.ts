import { type PageLanguage, pageLanguages } from './page-language.ts';

/** What stands before the link in a mail of ours: `ask` where we ask whether we help, else `status`. */
export const linkPhrases: Readonly<Record<PageLanguage, Readonly<Record<'ask' | 'status', string>>>> = {
  en: {
    ask: 'Are we helping you or not?',
    status: 'Who has your question and what is open:',
  },
  de: {
    ask: 'Helfen wir Ihnen oder nicht?',
    status: 'Wer sich um Ihre Frage kümmert und was noch offen ist:',
  },
};

/** Every phrase that a line with a link of ours may begin with. */
export const everyLinkPhrase: readonly string[] = pageLanguages.flatMap((language) =>
  Object.values(linkPhrases[language]),
);

/** A mail's text with the line at its end. */
export function withLinkLine(text: string, phrase: string, url: string): string {
  return `${text.trimEnd()}\n\n${phrase} ${url}\n`;
}

/** The same for HTML, inside the body where it has one. The phrase and the address hold nothing to be escaped. */
export function withLinkHtml(html: string, phrase: string, url: string): string {
  const line = `<p>${phrase} <a href="${url}">${url}</a></p>`;
  const end = html.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? `${html}${line}` : `${html.slice(0, end)}${line}${html.slice(end)}`;
}
