import { escapeHtml as e } from '../../../channels/webform/form-page.ts';
import type { PageLanguage } from '../../../core/outcome/page-language.ts';
import type { WeekResult } from '../../../core/promise/promise-board.ts';
import { promiseShortDay } from '../../../core/promise/promise-date.ts';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [576, 190, 44, 10, 24];
/** From nine in ten on a target is tightened (M-26). */
const AIM = 0.9;

/**
 * The share of each week as a small picture: the buyer's time a full line with discs, working time a dashed one with
 * boxes, so that it reads without colour. A week with too few breaks the line. Styled by classes: the page's policy
 * allows no style of its own within.
 */
export function chartSvg(weeks: readonly WeekResult[], label: string, language: PageLanguage): string {
  const step = (WIDTH - LEFT) / weeks.length;
  const x = (place: number) => Math.round(LEFT + step * (place + 0.5));
  const own = weeks.map(({ elapsed }, place) =>
    pointOf(elapsed.shown === 'share' ? elapsed.share : null, x(place)),
  );
  const our = weeks.map(({ business }, place) =>
    pointOf(business.shown === 'share' ? business.share.share : null, x(place)),
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${e(label)}">`,
    ...[0, 0.5, 1].map((share) => rule(share, 'grid', `${share * 100} %`)),
    rule(AIM, 'aim', `${AIM * 100} %`),
    `<path class="our" d="${pathOf(our)}"/><path class="own" d="${pathOf(own)}"/>`,
    ...our.map((point) => point && `<path class="box" d="M${point.x - 3} ${point.y - 3}h6v6h-6z"/>`),
    ...own.map((point) => point && `<circle class="dot" cx="${point.x}" cy="${point.y}" r="4"/>`),
    ...weeks.map(({ from }, place) =>
      place % 3 === weeks.length % 3
        ? `<text x="${x(place)}" y="${HEIGHT - 6}" text-anchor="middle">${e(promiseShortDay(from, language))}</text>`
        : '',
    ),
    '</svg>',
  ]
    .filter(Boolean)
    .join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const yOf = (share: number) => Math.round(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM));

function pointOf(share: number | null, x: number): Point | null {
  return share === null ? null : { x, y: yOf(share) };
}

function rule(share: number, name: string, text: string): string {
  const y = yOf(share);
  return `<path class="${name}" d="M${LEFT} ${y}H${WIDTH}"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${text}</text>`;
}

/** A line through neighbours that can both be shown. */
function pathOf(points: readonly (Point | null)[]): string {
  return points
    .map((point, place) => point && `${points[place - 1] ? 'L' : 'M'}${point.x} ${point.y}`)
    .filter(Boolean)
    .join('');
}
