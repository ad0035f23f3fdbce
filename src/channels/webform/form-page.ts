import type { FieldFaults, Submission } from './read-submission.ts';

const style = `
:root{color-scheme:light dark;--ink:#12201f;--soft:#52605e;--line:#cfd8d6;--ground:#fbfcfc;--go:#0b5e58;--stop:#a3241c}
@media(prefers-color-scheme:dark){:root{--ink:#e9efee;--soft:#a9b5b3;--line:#37423f;--ground:#101615;--go:#5cc0b5;--stop:#ff8f84}}
body{margin:0;background:var(--ground);color:var(--ink);font:18px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}p{margin:0 0 1.25rem;color:var(--soft)}
label{display:block;margin:0 0 1.1rem;font-weight:600}small{font-weight:400;color:var(--soft)}
input,textarea{box-sizing:border-box;display:block;width:100%;margin-top:.3rem;padding:.6rem .7rem;font:inherit;font-weight:400;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px}
input:focus,textarea:focus,button:focus{outline:3px solid var(--go);outline-offset:1px}
[aria-invalid]{border-color:var(--stop)}.fault{color:var(--stop);font-weight:400}
button{font:inherit;font-weight:600;padding:.7rem 1.4rem;border:0;border-radius:6px;background:var(--go);color:var(--ground);cursor:pointer}
.trap{position:absolute;left:-9999px}`;

export interface FormPage {
  readonly company: string;
  readonly action: string;
  readonly nonce: string;
  readonly values?: Submission;
  readonly faults?: FieldFaults;
}

/** The hosted form: one column, large type, works without script; a refused one keeps what was typed. */
export function formPage({ company, action, nonce, values, faults = {} }: FormPage): string {
  const field = (
    name: 'name' | 'email' | 'phone' | 'company',
    label: string,
    type: string,
    autocomplete: string,
  ) =>
    `<label>${label}${fault(faults, name)}<input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeHtml(values?.[name] ?? '')}"${invalid(faults, name)}></label>`;
  return page(
    `Ask ${company}`,
    `<h1>Ask ${escapeHtml(company)}</h1><p>A person answers you, not a machine.</p>
<form method="post" action="${escapeHtml(action)}" accept-charset="utf-8">
<input type="hidden" name="heed_nonce" value="${escapeHtml(nonce)}">
<label>What would you like to know?${fault(faults, 'message')}<textarea name="message" rows="5" required${invalid(faults, 'message')}>${escapeHtml(values?.message ?? '')}</textarea></label>
${field('name', 'Your name', 'text', 'name')}
${field('email', 'Mail address', 'email', 'email')}
${field('phone', 'Phone <small>instead, or for a call back</small>', 'tel', 'tel')}
${field('company', 'Company <small>if any</small>', 'text', 'organization')}
<label class="trap" aria-hidden="true">Leave this empty<input name="website" tabindex="-1" autocomplete="off"></label>
<button>Send</button></form>`,
  );
}

/** What the sender sees once we have it. */
export function thanksPage(company: string): string {
  return page(
    `${company} has your question`,
    `<h1>We have it.</h1><p>Your question is with ${escapeHtml(company)}. A person answers you; nothing more is needed from you.</p>`,
  );
}

/** A plain page for what can't be taken. */
export function refusalPage(title: string, text: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function fault(faults: FieldFaults, name: string): string {
  const text = (faults as Record<string, string | undefined>)[name];
  return text ? ` <span class="fault" id="fault-${name}">${escapeHtml(text)}</span>` : '';
}

function invalid(faults: FieldFaults, name: string): string {
  return name in faults ? ` aria-invalid="true" aria-describedby="fault-${name}"` : '';
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
