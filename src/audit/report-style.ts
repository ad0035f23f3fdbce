/** Look of the report: one column, dark ink on white, and everything legible in grey on paper. */
export const reportStyle = `
:root { color-scheme: light; --ink: #191f20; --soft: #5a6465; --line: #e4e8e8; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 14px/1.5 Inter, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { margin: 4px 0 24px; font-size: 24px; line-height: 32px; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 40px 0 4px; font-size: 16px; font-weight: 600; }
p { margin: 0 0 12px; }
ul { margin: 0 0 16px; padding-left: 20px; }
.soft { color: var(--soft); }
.chart { margin: 8px 0; }
.chart svg { display: block; max-width: 100%; height: auto; }
.frame { overflow-x: auto; margin: 8px 0 16px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-size: 12px; color: var(--soft); }
tbody td:nth-child(2) { font-weight: 600; white-space: nowrap; }
@media (max-width: 480px) { th, td { padding-right: 10px; } }
@media print {
  main { max-width: none; padding: 0; }
  .chart { filter: grayscale(1); break-inside: avoid; }
  section, tr { break-inside: avoid; }
}
`;
