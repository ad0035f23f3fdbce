import type { Paper } from './week-page.ts';

/** Where letters are written on Letter: zones of the United States, Canada and Mexico. */
const letter =
  /^(US\/|Canada\/|Mexico\/|Pacific\/Honolulu$|America\/(Adak|Anchorage|Boise|Chicago|Denver|Detroit|Edmonton|Halifax|Indiana\/.*|Juneau|Kentucky\/.*|Los_Angeles|Menominee|Mexico_City|Monterrey|New_York|Nome|North_Dakota\/.*|Phoenix|Puerto_Rico|Regina|St_Johns|Tijuana|Toronto|Vancouver|Winnipeg)$)/;

/** The paper of a zone: Letter in North America, A4 elsewhere. */
export function paperOf(zone: string): Paper {
  return letter.test(zone) ? 'us-letter' : 'a4';
}
