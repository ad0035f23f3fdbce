import type { z } from 'zod';
import type { clockLine, clockView } from '../../src/flow/clocks/shapes.ts';
import { factText } from './fact-text.ts';
import { dayAndTime, digits, fullTime, shortDuration } from './time-text.ts';

export type ClockView = z.output<typeof clockView>;
export type ClockLine = z.output<typeof clockLine>;

export type ClockLook =
  | 'waiting'
  | 'running'
  | 'near'
  | 'last-call'
  | 'late'
  | 'met'
  | 'missed'
  | 'paused'
  | 'void';

/** What a clock shows at one instant; the same words everywhere. */
export interface ClockFace {
  readonly look: ClockLook;
  /** The word beside the digits, such as `left`; empty where the shape says it. */
  readonly word: string;
  readonly digits: string;
  /** The digits come first (`21:04 left`) or the word (`late 4:12`). */
  readonly digitsFirst: boolean;
  /** Part of the target used up, 0 to 1. */
  readonly share: number;
  /** The buyer's own waiting time, short; null where it says nothing. */
  readonly buyer: string | null;
  /** All of it as a sentence for screen readers. */
  readonly sentence: string;
}

const nearShare = 0.5;
const lastCallShare = 0.8;

/** Working time left now, in milliseconds: ticks one to one up to the next opening or close. */
export function leftAt(clock: ClockView, asOf: number, now: number): number {
  if (!clock.ticking) return clock.leftMs;
  const until = clock.changesAt === null ? now : Math.min(now, Date.parse(clock.changesAt));
  return clock.leftMs - Math.max(0, until - asOf);
}

/** The buyer's waiting time now; goes on through nights, stands still while it is the buyer's turn and after the end. */
export function elapsedAt(clock: ClockView, asOf: number, now: number): number {
  const stands = clock.endedAt !== null || clock.state === 'paused' || clock.state === 'void';
  return stands ? clock.elapsedMs : clock.elapsedMs + Math.max(0, now - asOf);
}

/** Working time spent now, in milliseconds. */
export function spentAt(clock: ClockView, asOf: number, now: number): number {
  return clock.spentMs + (clock.leftMs - leftAt(clock, asOf, now));
}

/** The face of a clock that was read at `asOf`, seen at `now` (both server time, epoch ms). */
export function clockFace(clock: ClockView, asOf: number, now: number, zone?: string): ClockFace {
  const left = leftAt(clock, asOf, now);
  const share = clock.targetMs > 0 ? clamp(1 - left / clock.targetMs) : left < 0 ? 1 : 0;
  const look = lookOf(clock, left, share);
  const buyer = look === 'void' ? null : shortDuration(elapsedAt(clock, asOf, now));
  const words = wordsOf(clock, look, left, now, zone);
  const forBuyer = buyer === null ? '' : `, ${buyer} for the buyer`;
  const { more, ...face } = words;
  return { look, share, buyer, ...face, sentence: `${clock.title}: ${words.sentence}${forBuyer}${more}` };
}

function lookOf(clock: ClockView, left: number, share: number): ClockLook {
  const { state } = clock;
  if (state === 'met' || state === 'missed' || state === 'paused' || state === 'void') return state;
  if (state === 'late' || left < 0) return 'late';
  if (state === 'waiting') return 'waiting';
  if (share > lastCallShare) return 'last-call';
  return share > nearShare ? 'near' : 'running';
}

/** The sentence has the words on the face first, in their order (WCAG 2.5.3); what follows the buyer's time is `more`. */
type Words = Pick<ClockFace, 'word' | 'digits' | 'digitsFirst' | 'sentence'> & { readonly more: string };

/** Help among colleagues waits for the one who asked, all else for the buyer. */
function pausedWords({ kind }: ClockView): Words {
  // Declared work pauses it as well as a date the buyer asked for.
  if (kind === 'C15')
    return words('paused', '', true, 'paused, for work that was declared or a date they asked for');
  const whose = kind === 'C14' ? 'asker’s turn' : 'buyer’s turn';
  return words(whose, '', true, `paused, it is the ${whose}`);
}

function wordsOf(clock: ClockView, look: ClockLook, left: number, now: number, zone?: string): Words {
  switch (look) {
    case 'waiting':
      return waitingWords(clock, now, zone);
    case 'late':
      return words('late', digits(-left), false, `late ${digits(-left)}`);
    case 'missed':
      return words('late', digits(-left), false, `ended late ${digits(-left)}`);
    case 'met':
      return words('', digits(clock.spentMs), true, `met, ${digits(clock.spentMs)}`);
    case 'paused':
      return pausedWords(clock);
    case 'void':
      return words(
        clock.reason ?? 'void',
        '',
        true,
        `void${clock.reason === null ? '' : `, ${clock.reason}`}`,
      );
    default:
      return runningWords(clock, look, left, now, zone);
  }
}

function waitingWords(clock: ClockView, now: number, zone?: string): Words {
  if (clock.opensAt === null) return words('not open', '', true, 'waiting for opening');
  const opens = dayAndTime(Date.parse(clock.opensAt), now, zone);
  return words('opens', opens, false, `waiting, opens ${opens}`);
}

function runningWords(clock: ClockView, look: ClockLook, left: number, now: number, zone?: string): Words {
  const shown = digits(left, 'up');
  const call = look === 'last-call' ? ', last call' : '';
  const closed = !clock.ticking && clock.opensAt !== null;
  const opens = closed ? `, opens ${dayAndTime(Date.parse(clock.opensAt ?? ''), now, zone)}` : '';
  return words('left', shown, true, `${shown} left`, `${call}${opens}`);
}

function words(word: string, shown: string, digitsFirst: boolean, sentence: string, more = ''): Words {
  return { word, digits: shown, digitsFirst, sentence, more };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

const effects: Record<ClockLine['effect'], string> = {
  started: 'started the clock',
  stopped: 'stopped the clock',
  did_not_stop: 'did not stop the clock',
  paused: 'paused the clock',
  resumed: 'the clock went on',
  voided: 'made the clock void',
  breached: 'the clock ran late',
  withdrawn: 'breach withdrawn',
  failed: 'missed for good',
  moved: 'moved the deadline',
  corrected: 'hours corrected',
  warned: 'a warning went out',
  reopened: 'result corrected',
};

/** What a fact did to a clock, in words. */
export function effectText(effect: ClockLine['effect']): string {
  return effects[effect];
}

/** A clock's story as plain text, for a mail or a ticket. */
export function storyText(clock: ClockView, story: readonly ClockLine[], zone?: string): string {
  const due = fullTime(Date.parse(clock.dueAt), zone);
  const lines = story.map((line) => {
    const at = fullTime(Date.parse(line.at), zone);
    const reason = line.reason === '' ? '' : ` (${line.reason})`;
    const due = line.dueAt === null ? '' : `, due ${fullTime(Date.parse(line.dueAt), zone)}`;
    return `${at}  [${digits(line.businessMs)}]  ${factText(line.fact)}: ${effectText(line.effect)}, ${line.rule}${reason}${due}`;
  });
  return [`${clock.title}, due ${due}`, ...lines].join('\n');
}
