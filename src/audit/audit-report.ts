import { byHour } from '../core/chart/by-hour.ts';
import type { ChartOption } from '../core/chart/chart-option.ts';
import { chartPalettes } from '../core/chart/chart-palette.ts';
import { responseCurve } from '../core/chart/response-curve.ts';
import { shareByWeek } from '../core/chart/share-by-week.ts';
import { wilson } from '../core/measure/wilson.ts';
import { spanText } from '../core/time/span-text.ts';
import { drawChart } from '../platform/draw-chart.ts';
import { auditLines, count, headline, percent, reconciliation } from './audit-lines.ts';
import { asOfText, basis } from './audit-text.ts';
import type { AuditResult } from './measure-audit.ts';
import { reportStyle } from './report-style.ts';

const SIZE = { width: 720, height: 300 };
/** The curve's table has so many rows. */
const TABLE_MINUTES = new Set([5, 10, 15, 30, 60, 120, 240, 480, 960, 1440, 2400]);

/** The figures as one HTML file that asks nothing of any network: text, charts as SVG, and a table beneath each. */
export function auditReport(result: AuditResult): string {
  const name = escaped(result.source.name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How long buyers wait: ${name}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<p class="soft">${name}, ${escaped(asOfText(result))}</p>
<h1>${escaped(headline(result))}</h1>
${figures(result)}
<p>${escaped(reconciliation(result))} ${escaped(basis(result))}</p>
${curve(result)}
${weeks(result)}
${result.figures.population.counted === 0 ? '' : hours(result)}
${waiting(result)}
${unreadable(result)}
<h2>How it was read</h2>
<ul>${result.source.notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>
<p class="soft">Made by Heed. Shares have Wilson’s 95 % interval. Times are by Kaplan and Meier: those still open are kept, and those never answered stay unanswered for ever.</p>
</main>
</body>
</html>
`;
}

function figures(result: AuditResult): string {
  const rows = auditLines(result).map(({ name, figure, detail }) => [name, figure, detail]);
  return table('Figures', ['Measure', 'Figure', 'Of what, and its range'], rows);
}

function curve(result: AuditResult): string {
  const { response } = result.figures;
  const { business, elapsed } = response;
  if (business.n === 0) return '';
  const within = result.withinTargetKm;
  const meaning =
    within === null
      ? 'Nothing is decided yet.'
      : `${percent(within.share)} are answered within ${spanText(result.targetMs)} of working time, those still waiting taken into account.`;
  const option = responseCurve(
    { title: null, name: 'answered, working time', times: business, targetMs: result.targetMs },
    chartPalettes.light,
  );
  const rows = business.within
    .filter(({ minutes }) => TABLE_MINUTES.has(minutes))
    .map(({ minutes, share }) => {
      const own = elapsed.within.find((other) => other.minutes === minutes)?.share ?? null;
      return [
        spanText(minutes * 60_000),
        share === null ? '' : percent(share.share),
        share === null ? '' : `${percent(share.low)} to ${percent(share.high)}`,
        own === null ? '' : percent(own.share),
      ];
    });
  const head = ['Within', 'Answered, working time', '95 % interval', 'Answered, buyer’s clock'];
  return section('Answered by time', meaning, option, table('Answered by time', head, rows));
}

function weeks({ weeks: all, targetMs }: AuditResult): string {
  if (all.length < 2) return '';
  const shown = all
    .slice(-53)
    .map((week) => ({ ...week, label: week.monday.slice(5), share: wilson(week.met, week.decided) }));
  const last = shown.findLast(({ share }) => share !== null);
  const meaning = `In the last week with any decided, ${last?.share ? `${last.share.met} of ${last.share.of}` : 'none'} were answered within ${spanText(targetMs)}.`;
  const option = shareByWeek(
    { title: null, name: 'within target', weeks: shown, target: null, limits: null },
    chartPalettes.light,
  );
  const rows = shown.map(({ monday, share, counted }) => [
    monday,
    count(counted),
    share === null ? '' : `${count(share.met)} of ${count(share.of)}`,
    share === null ? '' : percent(share.share),
    share === null ? '' : `${percent(share.low)} to ${percent(share.high)}`,
  ]);
  const head = ['Week from', 'Counted', 'In time', 'Share', '95 % interval'];
  return section('Within target by week', meaning, option, table('Within target by week', head, rows));
}

function hours({ figures: { hours: by }, zone }: AuditResult): string {
  const busiest = by.arrivals.indexOf(Math.max(...by.arrivals));
  const meaning = `Most come in between ${two(busiest)}:00 and ${two((busiest + 1) % 24)}:00, ${zone}.`;
  const option = byHour({ title: null, ...by }, chartPalettes.light);
  const rows = by.arrivals.flatMap((arrivals, hour) => {
    const answers = by.answers[hour] ?? 0;
    return arrivals + answers === 0 ? [] : [[`${two(hour)}:00`, count(arrivals), count(answers)]];
  });
  const head = ['Hour', 'Arrivals', 'Answers'];
  return section('Arrivals and answers by hour', meaning, option, table('By hour', head, rows));
}

function waiting({ waiting: list }: AuditResult): string {
  if (list.length === 0) return '';
  const rows = list.map(({ id, businessMs, elapsedMs }) => [id, spanText(businessMs), spanText(elapsedMs)]);
  return `<h2>Waiting longest</h2>${table('Waiting longest', ['Enquiry', 'Working time', 'Buyer’s clock'], rows)}`;
}

function unreadable({ unreadable: { n, listed }, source }: AuditResult): string {
  if (n === 0) return '';
  const rows = listed.map(({ line, reason }) => [String(line), reason]);
  const more = n > listed.length ? `<p>The first ${count(listed.length)} of ${count(n)}.</p>` : '';
  const head = [source.unit === 'row' ? 'Line' : 'Mail', 'Why'];
  return `<h2>Could not be read, and in no figure</h2>${more}${table('Could not be read', head, rows)}`;
}

function section(title: string, meaning: string, option: ChartOption, below: string): string {
  return `<section><h2>${title}</h2><p>${escaped(meaning)}</p><div class="chart" role="img" aria-label="${escaped(meaning)}">${drawChart(option, SIZE)}</div>${below}</section>`;
}

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row
      .map((cell, place) =>
        place === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td>${escaped(cell)}</td>`,
      )
      .join('');
  const heading = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
  return `<div class="frame"><table><caption>${caption}</caption><thead><tr>${heading}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells(row)}</tr>`)
    .join('')}</tbody></table></div>`;
}

function two(hour: number): string {
  return String(hour).padStart(2, '0');
}

function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
