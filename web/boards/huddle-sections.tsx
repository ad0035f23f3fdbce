import { breachReasonWords } from '../../src/core/clock/breach-reasons.ts';
import { useServerMinute } from '../server-clock.ts';
import { dayAndTime, shortDuration } from '../ui/index.ts';
import { HuddleBacklog } from './huddle-backlog.tsx';
import { HuddleMore, HuddleRow, HuddleSection } from './huddle-section.tsx';
import {
  buyersText,
  type HuddleSections,
  leadsText,
  minutesText,
  missesText,
  takenBackText,
  valueText,
} from './huddle-text.ts';

interface PartProps {
  readonly sections: HuddleSections;
  readonly zone: string;
}

/** The sections in the order in which they are gone through (DOMAIN E7.a). */
export function HuddleSectionsView({ sections, zone }: PartProps) {
  return (
    <>
      <Recoveries sections={sections} zone={zone} />
      <Promises sections={sections} zone={zone} />
      <Leads sections={sections} zone={zone} />
      <Misses sections={sections} zone={zone} />
      <HuddleBacklog sections={sections} />
      <Value sections={sections} zone={zone} />
      <Gaps sections={sections} zone={zone} />
    </>
  );
}

function Recoveries({ sections: { recoveries }, zone }: PartProps) {
  const now = useServerMinute();
  return (
    <HuddleSection
      title="Recoveries open"
      count={recoveries.items.length}
      lead={recoveries.items.length === 0 ? 'No recovery is running.' : 'Each is due 24 hours after we knew.'}
    >
      <ul className="heed-huddle-list">
        {recoveries.items.map((item) => (
          <HuddleRow
            key={item.id}
            item={item}
            late={item.late}
            figure={`${item.late ? 'was due' : 'due'} ${dayAndTime(Date.parse(item.dueAt), now, zone)}`}
          />
        ))}
      </ul>
    </HuddleSection>
  );
}

function Promises({ sections: { promises }, zone }: PartProps) {
  const now = useServerMinute();
  const { items, more } = promises;
  const late = items.filter((item) => item.late).length;
  return (
    <HuddleSection
      title="Promises due today"
      count={items.length + more}
      lead={
        items.length === 0
          ? 'Nothing was promised for today.'
          : late > 0
            ? `${late} of them should have been kept before.`
            : 'All of them can still be kept.'
      }
    >
      <ul className="heed-huddle-list">
        {items.map((item) => (
          <HuddleRow
            key={`${item.id} ${item.dueAt}`}
            item={item}
            late={item.late}
            detail={item.who ? `promised by ${item.who}` : null}
            figure={`${item.late ? 'late, was' : 'by'} ${dayAndTime(Date.parse(item.dueAt), now, zone)}`}
          />
        ))}
      </ul>
      <HuddleMore more={more} />
    </HuddleSection>
  );
}

function Leads({ sections }: PartProps) {
  const { items, more } = sections.leads;
  return (
    <HuddleSection title="Leads waiting" count={items.length + more} lead={leadsText(sections)}>
      <ul className="heed-huddle-list">
        {items.map((item) => (
          <HuddleRow
            key={item.id}
            item={item}
            late={item.late}
            figure={
              <>
                {item.late ? 'late, ' : ''}
                {shortDuration(item.businessMs)}
                <small>{buyersText(item.elapsedMs)}</small>
              </>
            }
          />
        ))}
      </ul>
      <HuddleMore more={more} />
    </HuddleSection>
  );
}

function Misses({ sections }: PartProps) {
  const { misses } = sections;
  const taken = takenBackText(sections);
  const names = misses.takenBack.items.flatMap(({ person, subject }) =>
    person ? [`${person.name}, “${subject}”`] : [],
  );
  return (
    <HuddleSection
      title={`Missed on ${misses.weekday}`}
      count={misses.items.length + misses.more}
      lead={missesText(sections)}
    >
      <ul className="heed-huddle-list">
        {misses.items.map((item) => (
          <HuddleRow
            key={`${item.id} ${item.clock} ${item.dueAt}`}
            item={item}
            late={!item.done}
            detail={item.title}
            figure={
              <>
                {item.reason === null ? 'reason not yet given' : breachReasonWords[item.reason].toLowerCase()}
                <small>
                  {item.done ? 'late by' : 'late by now'} {shortDuration(item.overMs)}
                </small>
              </>
            }
          />
        ))}
      </ul>
      <HuddleMore more={misses.more} />
      {taken === '' ? null : (
        <p>
          <strong>{taken}</strong>
          {names.length > 0 ? <span className="heed-soft"> from {names.join('; ')}</span> : null}
        </p>
      )}
      <p className="heed-soft">{sentence(misses.comparison.text)}</p>
    </HuddleSection>
  );
}

function Value({ sections }: PartProps) {
  const { touchBases, longestHeld } = sections.value;
  return (
    <HuddleSection title="Value" lead={valueText(sections)}>
      <ul className="heed-huddle-list">
        {longestHeld ? (
          <HuddleRow
            item={longestHeld}
            late={longestHeld.running}
            detail="the ball held longest"
            figure={
              <>
                {minutesText(longestHeld.heldMs)} held
                <small>{minutesText(longestHeld.indecentMs)} without need</small>
              </>
            }
          />
        ) : null}
        {touchBases.map((item) => (
          <HuddleRow
            key={`${item.id} ${item.at}`}
            item={item}
            detail="just touching base"
            figure={`answers ${item.answered} of ${item.open} open question${item.open === 1 ? '' : 's'}`}
          />
        ))}
      </ul>
    </HuddleSection>
  );
}

function Gaps({ sections: { gaps } }: PartProps) {
  return (
    <HuddleSection
      title="Gaps in duty today"
      count={gaps.items.length}
      lead={gaps.items.length === 0 ? 'Somebody is there for everything today.' : null}
    >
      <ul className="heed-huddle-list">
        {gaps.items.map(({ text }) => (
          <li key={text} className="heed-huddle-row">
            {text}
          </li>
        ))}
      </ul>
    </HuddleSection>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
