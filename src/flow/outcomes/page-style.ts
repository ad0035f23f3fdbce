import { createHash } from 'node:crypto';

/** The page's own style: one column, large type, both colour schemes. Nothing is loaded from anywhere. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#12201f;--soft:#52605e;--line:#cfd8d6;--edge:#7b8886;--ground:#fbfcfc;--go:#0b5e58;--on:#fbfcfc;--late:#a3241c;--tint:#e6f1ef}
@media(prefers-color-scheme:dark){:root{--ink:#e9efee;--soft:#a9b5b3;--line:#37423f;--edge:#7d8a87;--ground:#101615;--go:#5cc0b5;--on:#101615;--late:#ff8f84;--tint:#17302d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:18px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:1.75rem 1.25rem 3rem}
h1{font-size:1.25rem;line-height:1.3;margin:0 0 1.25rem;font-weight:600}
h2{font-size:1.1rem;line-height:1.3;margin:0 0 .6rem}
section{margin:0 0 1.5rem;padding:1.4rem 0 0;border-top:1px solid var(--line)}
p{margin:0 0 .5rem}.soft,small{color:var(--soft)}small{font-size:.85rem;font-weight:400}
.big{font-size:1.55rem;line-height:1.25;margin:0 0 .25rem;font-weight:600}.big+.soft{margin:0 0 1.25rem}.late{color:var(--late);font-weight:600}
.said,.fault{margin:0 0 1.25rem;padding:.7rem .9rem;border-radius:6px;background:var(--tint)}
.fault{background:none;border:1px solid var(--late);color:var(--late)}
ol{margin:0;padding:0;list-style:none}li{margin:0 0 1rem}li p{margin:0 0 .15rem;white-space:pre-wrap}
form{margin:0 0 1.1rem}fieldset{margin:0;padding:0;border:0;min-width:0}legend{padding:0;margin:0 0 .6rem;font-weight:600}
label{display:block;margin:0 0 .9rem;font-weight:600}
input,textarea,select{display:block;width:100%;margin-top:.3rem;padding:.6rem .7rem;font:inherit;font-weight:400;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:6px}
.row{display:flex;flex-wrap:wrap;gap:.6rem}.row+.row{margin-top:.6rem}
button{font:inherit;font-weight:600;min-height:48px;padding:.5rem 1.2rem;border:1px solid var(--edge);border-radius:6px;background:var(--ground);color:var(--ink);cursor:pointer}
.row button{flex:1 1 auto;padding:.5rem .7rem;overflow-wrap:normal}.row+label{margin-top:.9rem}button.go{background:var(--go);border-color:var(--go);color:var(--on)}
button.quiet{min-height:32px;padding:.1rem .7rem;font-size:.9rem;font-weight:500}li form{margin:.4rem 0 0}
button[aria-pressed=true]{border:2px solid var(--go);color:var(--go)}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}
details{border-top:1px solid var(--line);padding:.2rem 0}summary{padding:.7rem 0;font-weight:600;cursor:pointer}details>form,details>p{margin-bottom:1rem}
footer{border-top:1px solid var(--line);padding:1.1rem 0 0;font-size:.9rem;color:var(--soft)}a{color:var(--go)}`;

/**
 * Nothing but this style and forms that lead back here (CSP level 3); `ancestors` are who may frame it.
 */
export function policyOf(style: string, ancestors: "'none'" | "'self'" | '*' = "'none'"): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

export const pagePolicy = policyOf(pageStyle);
