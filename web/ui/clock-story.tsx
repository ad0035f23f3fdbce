import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { serverNow } from '../server-clock.ts';
import { type ClockLine, type ClockView, effectText, storyText } from './clock-text.ts';
import { factText } from './fact-text.ts';
import { dayAndTime, digits, fullTime, shortDuration, withLocalTimes } from './time-text.ts';

export interface ClockStoryProps {
  readonly clock: ClockView;
  readonly story: readonly ClockLine[];
}

/** Why a clock stands where it stands: each fact with its time, what it did, and the rule that said so. */
export function ClockStory({ clock, story }: ClockStoryProps) {
  const now = serverNow();
  return (
    <div className="heed-story">
      <div className="heed-story-head">
        <div>
          <strong>{clock.title}</strong>
          <div className="heed-soft">
            due {dayAndTime(Date.parse(clock.dueAt), now)}, target {shortDuration(clock.targetMs)} of working
            time
          </div>
        </div>
        <CopyStory text={() => storyText(clock, story)} />
      </div>
      <ol>
        {story.map((line) => (
          <li key={`${line.at}${line.rule}${line.effect}`} data-effect={line.effect}>
            <time dateTime={line.at} title={fullTime(Date.parse(line.at))}>
              {dayAndTime(Date.parse(line.at), now)}
            </time>
            <div className="heed-story-line">
              <div>
                {factText(line.fact)}: <em>{effectText(line.effect)}</em>
              </div>
              {line.dueAt === null ? null : <div>due {dayAndTime(Date.parse(line.dueAt), now)}</div>}
              {line.reason ? <div className="heed-soft">{withLocalTimes(line.reason, now)}</div> : null}
              <div className="heed-story-rule">
                <code>{line.rule}</code> <span>at {digits(line.businessMs)} of working time</span>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function CopyStory({ text }: { readonly text: () => string }) {
  return (
    <CopyButton value={text()}>
      {({ copied, copy }) => (
        <button type="button" className="heed-quiet-button" onClick={copy}>
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          {copied ? 'Copied' : 'Copy as text'}
        </button>
      )}
    </CopyButton>
  );
}
