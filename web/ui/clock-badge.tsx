import './clock.css';
import { Popover } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { onTick, serverNow } from '../server-clock.ts';
import { ClockShape } from './clock-shape.tsx';
import { type ClockFace, type ClockView, clockFace } from './clock-text.ts';
import { usePhone } from './use-phone.ts';

export interface ClockBadgeProps {
  readonly clock: ClockView;
  /** `time.now` of the answer that brought the clock. */
  readonly asOf: string;
  /** Shown when the clock is pressed; built only then. */
  readonly story?: () => ReactNode;
  /** Called once at `changesAt`, when the server should be asked again. */
  readonly onChange?: () => void;
  readonly size?: 'row' | 'large';
  readonly showBuyer?: boolean;
}

/** THE clock: shape, word and digits; working time first, the buyer's own time beside it. Press it for its story. */
export function ClockBadge({
  clock,
  asOf,
  story,
  onChange,
  size = 'row',
  showBuyer = true,
}: ClockBadgeProps) {
  const face = useFace(clock, asOf);
  useChange(clock, onChange);
  const [open, setOpen] = useState(false);
  const phone = usePhone();
  // Handled here so that the screen below does not take the same Escape for its own.
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
  };
  const shown = <Face face={face} showBuyer={showBuyer} />;
  const look = `heed-clock heed-clock-${size} heed-clock-${face.look}`;
  if (story === undefined) {
    return (
      <span className={look} role="img" aria-label={face.sentence} title={face.sentence}>
        {shown}
      </span>
    );
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      closeOnEscape={false}
      width={420}
      position={size === 'large' && !phone ? 'left-start' : 'bottom-start'}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={`${look} heed-clock-button`}
          aria-expanded={open}
          title={face.sentence}
          onClick={() => setOpen(!open)}
          onKeyDown={close}
        >
          {shown}
          <span className="heed-unseen">{face.sentence}. Show its story</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className="heed-story-popover"
        onKeyDown={close}
        aria-label={`Story of the clock ${clock.title}`}
      >
        {open ? story() : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Face({ face, showBuyer }: { readonly face: ClockFace; readonly showBuyer: boolean }) {
  const digits = face.digits === '' ? null : <span className="heed-clock-digits">{face.digits}</span>;
  const word = face.word === '' ? null : <span className="heed-clock-word">{face.word}</span>;
  return (
    <span className="heed-clock-face" aria-hidden="true">
      <ClockShape look={face.look} share={face.share} />
      <span className="heed-clock-main">
        {face.digitsFirst ? digits : word}
        {face.digitsFirst ? word : digits}
      </span>
      {showBuyer && face.buyer !== null ? <span className="heed-clock-buyer">{face.buyer}</span> : null}
    </span>
  );
}

/** Re-renders only when a character or the ring's 64th changes, so that hundreds of clocks tick for little. */
function useFace(clock: ClockView, asOf: string): ClockFace {
  const read = Date.parse(asOf);
  const key = () => {
    const face = clockFace(clock, read, serverNow());
    return `${face.look}|${face.word}|${face.digits}|${face.buyer}|${Math.round(face.share * 64)}`;
  };
  useSyncExternalStore(onTick, key);
  return clockFace(clock, read, serverNow());
}

function useChange(clock: ClockView, onChange: (() => void) | undefined): void {
  const { changesAt } = clock;
  useEffect(() => {
    if (changesAt === null || onChange === undefined) return;
    const at = Date.parse(changesAt);
    let asked = serverNow() > at;
    return onTick(() => {
      if (asked || serverNow() <= at) return;
      asked = true;
      onChange();
    });
  }, [changesAt, onChange]);
}
