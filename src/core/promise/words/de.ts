import type { TargetTerms } from '../../clock/target-change.ts';
import { targetUnit } from '../../clock/target-words.ts';
import { pageSpan } from '../../outcome/page-times.ts';
import { DAY, HOUR, MINUTE, type Milliseconds } from '../../time/instant.ts';
import type { PromiseWords } from './promise-words.ts';

const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`;
const count = (n: number) => n.toLocaleString('de-DE');
const units = {
  day: ['Tag', 'Tage'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
} as const;
const spans = { ...units, day: ['Tag', 'Tagen'] } as const;

interface Sentence {
  readonly title: string;
  /** With {length}; a sentence without one is whole. */
  readonly says: string;
}

const sentences: Readonly<Record<string, Sentence>> = {
  C1: {
    title: 'Anfragen werden verteilt',
    says: 'Jede Anfrage ist innerhalb von {length} der Öffnungszeit bei jemandem, der im Dienst ist',
  },
  C2: {
    title: 'Anfragen werden angerufen',
    says: 'Wer anfragt, wird innerhalb von {length} angerufen, gezählt in unserer Öffnungszeit und wenn ein Anruf erlaubt ist',
  },
  C3: {
    title: 'Erste persönliche Antwort',
    says: 'Ein Mensch antwortet innerhalb von {length} der Öffnungszeit',
  },
  C4: { title: 'Angenommene Anrufe', says: 'Ein Mensch nimmt innerhalb von {length} ab' },
  C5: {
    title: 'Vollständige Antwort',
    says: 'Ist eine Antwort begonnen oder zugesagt, sind nach {length} der Öffnungszeit alle offenen Fragen beantwortet',
  },
  C6: {
    title: 'Angebote',
    says: 'Ein Angebot geht an dem Tag hinaus, an dem darum gebeten wird; wir wollen es bis zum Ende der Öffnungszeit schaffen. Nach Feierabend erbeten: am nächsten Arbeitstag.',
  },
  C7: {
    title: 'Aufschreiben, was gesagt wurde',
    says: 'Was gesagt und vereinbart wurde, ist bis zum Ende der Öffnungszeit aufgeschrieben. Nach Feierabend: bis zum nächsten.',
  },
  C8: {
    title: 'Nachrichten am selben Tag erledigt',
    says: 'Jede Nachricht ist bis zum Ende der Öffnungszeit des Tages bearbeitet, an dem sie kommt. Nach Feierabend: bis zum nächsten.',
  },
  C9: {
    title: 'Nach einer Panne',
    says: 'Nach einer Panne sind Reparatur und Überraschung innerhalb von {length} geschafft, Tag und Nacht',
  },
  'C9.plan': {
    title: 'Plan nach einer Panne',
    says: 'Nach einer Panne hat der Kunde innerhalb von {length} unseren Plan, Tag und Nacht',
  },
  C10: {
    title: 'Gehaltene Zusagen',
    says: 'Eine Zusage wird bis zu der Zeit gehalten, die wir genannt haben.',
  },
  C11: {
    title: 'Nächste persönliche Antwort',
    says: 'Auf die nächste Nachricht antwortet ein Mensch innerhalb von {length} der Öffnungszeit',
  },
  C12: {
    title: 'Geplante Kontakte',
    says: 'Jeder geplante Schritt wird an seinem Tag getan.',
  },
  C13: { title: 'Wiedervorlagen', says: 'Was wir uns vornehmen, tun wir bis zur geplanten Zeit.' },
  C14: {
    title: 'Hilfe unter Kollegen',
    says: 'Wer um Hilfe gebeten wird, antwortet oder übernimmt innerhalb von {length} seiner Arbeitszeit',
  },
  C15: {
    title: 'Unser nächster Schritt',
    says: 'Sind wir am Zug, tun wir innerhalb von {length} den nächsten Schritt, der weiterhilft',
  },
  C16: {
    title: 'Gelesene Standards',
    says: 'Ein neuer Standard ist innerhalb von {length} gelesen und unterschrieben',
  },
  'C16.legend': {
    title: 'Gelesene Legenden',
    says: 'Eine neue Legende ist innerhalb von {length} gelesen und unterschrieben',
  },
  'C17.reply': {
    title: 'Antworten auf Kritik',
    says: 'Auf Kritik antwortet ein Mensch innerhalb von {length} der Öffnungszeit',
  },
  'C17.decision': {
    title: 'Entscheidungen über Kritik',
    says: 'Wer uns kritisiert, erfährt innerhalb von {length}, was wir entschieden haben',
  },
  C18: {
    title: 'Alles andere',
    says: 'Was kein anderes Ziel erfasst, beantwortet ein Mensch innerhalb von {length}, Tag und Nacht',
  },
  C19: {
    title: 'Gründe für Versäumtes',
    says: 'Der Grund für ein versäumtes Ziel ist innerhalb von {length} genannt',
  },
  C20: {
    title: 'Mails nach Feierabend',
    says: 'Wie lange eine Mail nach Feierabend auf einen Menschen wartet, wird gemessen, aber nie als versäumt gezählt.',
  },
};

const length = (ms: Milliseconds) => (ms < MINUTE ? `${ms / 1000} Sekunden` : pageSpan(ms, spans));

function lengthOf(kind: string, ms: Milliseconds): string {
  if (targetUnit(kind) !== 'days') return ms >= 3 * DAY && ms % DAY === 0 ? pageSpan(ms, spans) : long(ms);
  const days = ms / DAY;
  return days === 1 ? 'einem Arbeitstag' : `${days} Arbeitstagen`;
}

/** Hours are said as hours up to three days, as in the target itself. */
function long(ms: Milliseconds): string {
  if (ms < DAY) return length(ms);
  const minutes = (ms % HOUR) / MINUTE;
  return `${Math.floor(ms / HOUR)} Stunden${minutes === 0 ? '' : ` ${minutes} Minuten`}`;
}

function target(kind: string, { runs, targetMs, goalMs }: TargetTerms): string {
  const { says } = sentences[kind] ?? { says: kind };
  if (!runs) return 'Abgeschaltet: Hier gilt keine Frist.';
  if (!says.includes('{length}')) return says;
  if (targetMs === null) return 'Eine Frist ist nicht gesetzt.';
  const goal = goalMs === null ? '' : `; wir streben ${lengthOf(kind, goalMs)} an`;
  return `${says.replace('{length}', lengthOf(kind, targetMs))}${goal}.`;
}

const channels: Readonly<Record<string, string>> = {
  email: 'Per E-Mail',
  webform: 'Über unser Formular',
  page: 'Über die eigene Seite',
  phone: 'Am Telefon',
  letter: 'Per Brief',
  walk_in: 'Persönlich',
};

export const de: PromiseWords = {
  units,
  spans,
  title: (company) => `Was ${company} verspricht und was daraus wurde`,
  otherLanguage: 'English',
  percent,
  count,
  target,
  kind: (kind) => sentences[kind]?.title ?? kind,
  length: long,
  few: 'zu wenige, um sie zu zeigen',
  none: 'nichts war fällig',
  unmeasured: 'das messen wir noch nicht',
  period: (from, until) => `Die letzten vier vollen Wochen, ${from} bis ${until}`,
  asOf: (when, place) => `Stand: ${when} (Ortszeit ${place}); diese Seite ist höchstens fünf Minuten alt.`,
  elapsed: (share, within, counted) =>
    `${share} innerhalb von ${within} nach der Frage, Tag und Nacht${counted === null ? '' : ` (${counted})`}`,
  elapsedFew: (within) =>
    `Innerhalb von ${within} nach der Frage, Tag und Nacht: zu wenige, um sie zu zeigen`,
  business: (share, counted) => `; in der Öffnungszeit ${share} (${counted}).`,
  businessFew: '; in der Öffnungszeit: zu wenige, um sie zu zeigen.',
  counted: (met, of) => `${met} von ${of}`,
  typical: (span) => `Typisch war eine Wartezeit von ${span}`,
  typicalUnreached: 'Wer fragte, hatte typischerweise noch keine Antwort',
  unanswered: (n) =>
    n === 0 ? '; niemand blieb ohne Antwort.' : `; ${n} ${n === 1 ? 'war' : 'waren'} noch nicht beantwortet.`,
  pending: (n) =>
    n === 1
      ? '1 weitere ist offen, und ihre Frist läuft noch.'
      : `${count(n)} weitere sind offen, und ihre Frist läuft noch.`,
  missed: (n) => (n === 0 ? 'Nichts versäumt.' : `${count(n)} versäumt.`),
  promises: 'Unsere Versprechen',
  result: (share, counted) => `${share} (${counted})`,
  since: (date) => `gilt seit ${date}`,
  sinceEver: 'gilt von Anfang an',
  forSegment: (segment) => `Für Kunden der Gruppe ${segment}`,
  changes: 'Wie es sich geändert hat',
  loosened: (before, after, date) => `Gelockert: am ${date} von ${before} auf ${after} geändert`,
  tightened: (before, after, date) => `Verschärft: am ${date} von ${before} auf ${after} geändert`,
  switchedOff: (date) => `Gelockert: am ${date} abgeschaltet`,
  switchedOn: (date) => `Verschärft: am ${date} eingeschaltet`,
  goalChanged: (before, after, date) =>
    `Was wir anstreben, änderte sich am ${date} von ${before ?? 'nichts'} auf ${after ?? 'nichts'}`,
  reason: (text) => `: ${text}`,
  weeks: 'Woche für Woche',
  weeksMeaning: (best, worst, of) =>
    of === 1
      ? `In der einen Woche, die sich zeigen lässt, hatten ${best} ihre Antwort nach der eigenen Uhr rechtzeitig.`
      : `Von ${of} Wochen, die sich zeigen lassen, war die beste nach der Uhr der Fragenden zu ${best} rechtzeitig, die schlechteste zu ${worst}.`,
  weeksNone: 'Noch hat keine Woche genug, um sie zu zeigen.',
  week: 'Woche',
  weekOf: (date) => `ab ${date}`,
  ownTime: 'Tag und Nacht',
  ourTime: 'In der Öffnungszeit',
  targetColumn: 'Ziel',
  interval: (low, high) => `${low} bis ${high}`,
  chart: 'Anteil der rechtzeitigen Antworten Woche für Woche. Die Zahlen stehen in der Tabelle darunter.',
  legend:
    'Volle Linie mit Punkten: Tag und Nacht. Gestrichelt mit Kästchen: in der Öffnungszeit. Gepunktet: neun von zehn; vier Wochen darüber, und ein strengeres Ziel wird vorgeschlagen.',
  channels: 'Nach dem Weg der Frage (in der Öffnungszeit)',
  channel: (channel) => channels[channel] ?? 'Auf anderen Wegen',
  notPublished: 'Nicht veröffentlicht',
  notPublishedText: 'Ziele, die wir uns setzen und hier nicht zeigen:',
  notPublishedSince: (kind, date) => `${kind} (seit ${date} nicht gezeigt)`,
  gaps: 'Wann etwas nicht zu sehen war',
  noGaps: 'Diese Seite war nie verborgen, und kein Ziel wurde von ihr genommen.',
  hidden: (from, until) =>
    until === null
      ? `Diese Seite ist seit ${from} verborgen`
      : `Diese Seite war von ${from} bis ${until} verborgen`,
  leftOut: (kind, from, until) =>
    until === null
      ? `„${kind}“ wird seit ${from} nicht gezeigt`
      : `„${kind}“ wurde von ${from} bis ${until} nicht gezeigt`,
  rulesTitle: 'Wie wir zählen',
  rules: [
    'Nur die Antwort eines Menschen zählt, nicht die einer Maschine.',
    'Wer keine Antwort hat, bleibt in der Zählung, auch wenn wir seine Anfrage geschlossen haben. Nicht gezählt werden nur Müll, Doppeltes, was keine Anfrage war, was eine Maschine schickte und was vor der Frist zurückgenommen wurde.',
    'Tag und Nacht: von allen, die gefragt haben, wer nach seiner eigenen Zeit die Antwort eines Menschen innerhalb des kürzesten Ziels hatte, das im Zeitraum galt. In der Öffnungszeit: jede am eigenen Ziel, von denen, deren Frist vorbei ist.',
    'Weniger als zehn werden nicht gezeigt. Der Bereich neben einem Anteil ist sein 95-%-Intervall.',
    'Wochen lassen sich nicht weglassen; verbergen lässt sich nur die ganze Seite, und das bleibt hier zu sehen.',
  ],
  whole: 'Alle Versprechen und Ergebnisse',
  absent: {
    title: 'Diese Seite gibt es nicht',
    text: 'Unter dieser Adresse ist kein Versprechen veröffentlicht.',
  },
  hiddenNow: (from) => `Diese Seite ist seit ${from} verborgen`,
  scorecard: {
    title: (company, name) => `Wie ${company} auf ${name} reagiert hat`,
    lead: 'Die letzten 13 Wochen, und nur, was Sie gefragt haben.',
    own: (n) => (n === 1 ? 'Eine Anfrage gezählt.' : `${count(n)} Anfragen gezählt.`),
    nothing: 'In den letzten 13 Wochen kam nichts von Ihnen, was gezählt wird.',
    kept: 'Was wir Ihnen zugesagt haben',
    promised: (kept, of) => `${kept} von ${of} rechtzeitig gehalten.`,
    noPromises: 'In dieser Zeit war nichts fällig.',
    verdicts: 'Was Sie gesagt haben: Hat es Sie weitergebracht?',
    verdict: (yes, partly, no) => `Ja ${count(yes)}, teilweise ${count(partly)}, nein ${count(no)}.`,
    noVerdicts: 'In dieser Zeit haben Sie uns nichts gesagt.',
    ends: (date) =>
      `Diese Seite ist nur für Sie: Wer ihre Adresse hat, kann sie sehen. Sie endet am ${date}.`,
    expired: 'Dieser Link ist abgelaufen. Bitten Sie uns um einen neuen: jede Mail an uns genügt.',
    unanswered: (n) =>
      n === 0
        ? '; nichts blieb ohne Antwort.'
        : `; ${count(n)} ${n === 1 ? 'war' : 'waren'} noch nicht beantwortet.`,
    typical: (span) => `Typisch war für Sie eine Wartezeit von ${span}`,
    typicalUnreached: 'Typischerweise haben Sie noch keine Antwort',
    smallOwn: 'Das sind wenige, jede wiegt also viel: Lesen Sie die Anteile mit Vorsicht.',
  },
};
