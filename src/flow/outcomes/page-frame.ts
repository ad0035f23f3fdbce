import { escapeHtml } from '../../channels/webform/form-page.ts';
import type { PageLanguage } from '../../core/outcome/page-language.ts';
import { pageStyle } from './page-style.ts';

/** A whole page around its body, which is HTML already. */
export function pageFrame(language: PageLanguage, title: string, body: string): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="robots" content="noindex,nofollow">',
    `<title>${escapeHtml(title)}</title><style>${pageStyle}</style></head>`,
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
