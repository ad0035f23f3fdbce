import { escapeHtml } from '../../channels/webform/form-page.ts';
import type { PageLanguage } from '../../core/outcome/page-language.ts';
import { pageStyle } from './page-style.ts';

/** What a page may have of its own: its style, and whether it may be found by search. */
export interface FrameOptions {
  readonly style?: string;
  readonly isFound?: boolean;
}

/** A whole page around its body, which is HTML already. */
export function pageFrame(
  language: PageLanguage,
  title: string,
  body: string,
  { style = pageStyle, isFound = false }: FrameOptions = {},
): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    isFound ? '' : '<meta name="robots" content="noindex,nofollow">',
    `<title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><main>${body}</main></body></html>`,
  ].join('');
}

/** A plain page for what can't be shown. */
export function refusedPage(language: PageLanguage, title: string, text: string): string {
  return pageFrame(
    language,
    title,
    `<p class="big" role="heading" aria-level="1">${escapeHtml(title)}</p><p class="soft">${escapeHtml(text)}</p>`,
  );
}
