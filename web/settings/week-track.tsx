import { IconArrowsSplit2, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { announce, Menu } from '../ui/index.ts';
import { addedAt, moved, split, stretched } from './track-moves.ts';
import { runsOver, spanOf, type WindowDraft } from './week-draft.ts';
import './week-track.css';

export interface WeekTrackProps {
  /** Name of the day, said before each window. */
  readonly name: string;
  /** Name of the day before, whose night shift reaches into this one. */
  readonly nameBefore: string;
  readonly windows: readonly WindowDraft[];
  readonly before: readonly WindowDraft[];
  readonly onChange: (windows: readonly WindowDraft[]) => void;
  readonly readOnly: boolean;
}

const DAY = 1440;
const STEP = 15;
const percent = (minutes: number) => `${(Math.min(minutes, DAY) / (DAY / 100)).toFixed(3)}%`;
const placeOf = (from: number, to: number) => ({
  left: percent(from),
  width: `calc(${percent(to)} - ${percent(from)})`,
});
const timesOf = ({ open, close }: WindowDraft) => `${open}–${close}`;

type Move = (windows: readonly WindowDraft[], id: string) => readonly WindowDraft[];

/** What a key does to the window in focus; null for keys that are not ours. */
function moveFor({ key, shiftKey }: KeyboardEvent): Move | null {
  const by = shiftKey ? stretched : moved;
  if (key === 'ArrowLeft') return (windows, id) => by(windows, id, -STEP);
  if (key === 'ArrowRight') return (windows, id) => by(windows, id, STEP);
  if (key === 's' || key === 'S') return split;
  if (key === 'Delete' || key === 'Backspace')
    return (windows, id) => windows.filter((window) => window.id !== id);
  return null;
}

function useMoves({ name, windows, onChange }: WeekTrackProps) {
  return (id: string, move: Move) => {
    const next = move(windows, id);
    if (next === windows) return announce('That does not fit here');
    onChange(next);
    announce(`${name} ${next.length === 0 ? 'closed' : next.map(timesOf).join(', ')}`);
  };
}

function WindowBlock(props: WeekTrackProps & { readonly window: WindowDraft }) {
  const { name, window, readOnly } = props;
  const [opened, setOpened] = useState(false);
  const move = useMoves(props);
  const span = spanOf(window);
  if (!span) return null;
  const over = runsOver(window);
  const shown = `heed-track-window${over ? ' heed-track-over' : ''}`;
  const label = `${name}, open ${timesOf(window)}${over ? ' the next day' : ''}`;
  const place = placeOf(span.from, span.to);
  const text = <span className="heed-track-times">{timesOf(window)}</span>;
  if (readOnly)
    return (
      <span role="img" aria-label={label} className={shown} style={place}>
        {text}
      </span>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const act = opened ? null : moveFor(event);
    if (!act || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(window.id, act);
  };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={shown}
          style={place}
          aria-label={label}
          aria-description="Arrow keys move it, with shift its close; S splits it, Delete removes it"
          title={timesOf(window)}
          onKeyDown={onKeyDown}
        >
          {text}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowsSplit2 size={16} aria-hidden />}
          onClick={() => move(window.id, split)}
        >
          Split in two
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => move(window.id, (all, id) => all.filter((other) => other.id !== id))}
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A day as a line of 24 hours: windows to move, split and remove; a press on an empty hour opens there. */
export function WeekTrack(props: WeekTrackProps) {
  const { name, nameBefore, windows, before, onChange, readOnly } = props;
  const over = before.flatMap((window) => {
    const span = spanOf(window);
    return span && span.to > DAY ? [span.to - DAY] : [];
  });
  const add = (event: MouseEvent<HTMLButtonElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onChange(addedAt(windows, Math.floor(((event.clientX - left) / width) * DAY)));
  };
  return (
    <div className="heed-track">
      {readOnly ? null : (
        // For the pointer alone: keyboards and screen readers add hours beside the exact times.
        <button type="button" className="heed-track-empty" tabIndex={-1} aria-hidden onClick={add} />
      )}
      {over.map((to) => (
        <span
          key={to}
          role="img"
          aria-label={`${name} until ${Math.floor(to / 60)}:${String(to % 60).padStart(2, '0')}, from ${nameBefore}`}
          title={`From ${nameBefore}`}
          className="heed-track-before"
          style={placeOf(0, to)}
        />
      ))}
      {windows.map((window) => (
        <WindowBlock key={window.id} {...props} window={window} />
      ))}
    </div>
  );
}
