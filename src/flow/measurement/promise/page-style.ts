import { pageStyle } from '../../outcomes/page-style.ts';

/** The contact's page with tables, a chart and paper. */
export const promiseStyle = `${pageStyle}
h3{font-size:1rem;line-height:1.35;margin:0 0 .25rem}
.big span{font-size:1.05rem;font-weight:400;color:var(--soft)}
ul{margin:0 0 .75rem;padding:0 0 0 1.1rem}ul li{margin:0 0 .35rem}ul.plain{padding:0;list-style:none}ul.plain>li{margin:0 0 1.2rem}
table{width:100%;border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem .3rem 0;border-top:1px solid var(--line);font-weight:400}thead th{border:0;color:var(--soft)}td small{display:block;font-size:.8rem}
svg{display:block;width:100%;height:auto;margin:.75rem 0}
svg text{font:12px system-ui,sans-serif;fill:var(--soft)}.grid{stroke:var(--line)}.aim{stroke:var(--ink);stroke-dasharray:2 4}.own{stroke:var(--go);fill:none;stroke-width:2.5}.our{stroke:var(--soft);fill:none;stroke-width:1.5;stroke-dasharray:6 4}.dot{fill:var(--go)}.box{fill:var(--ground);stroke:var(--soft);stroke-width:1.5}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--line:#bbb;--edge:#777;--ground:#fff;--go:#000;--on:#fff;--late:#000;--tint:#fff}main{max-width:none;padding:0}section{break-inside:avoid}body{font-size:11pt}}`;
