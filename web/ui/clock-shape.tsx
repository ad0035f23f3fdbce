import type { ClockLook } from './clock-text.ts';

const radius = 6;
const around = 2 * Math.PI * radius;

/** The shape of a clock's state, told apart without colour: moon, emptying ring, square, tick, bars, dash. */
export function ClockShape({ look, share }: { readonly look: ClockLook; readonly share: number }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className="heed-clock-shape">
      {drawing(look, share)}
    </svg>
  );
}

function drawing(look: ClockLook, share: number) {
  switch (look) {
    case 'waiting':
      return (
        <path
          d="M13.2 9.9A5.8 5.8 0 0 1 6.1 2.8a5.8 5.8 0 1 0 7.1 7.1Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      );
    case 'late':
      return <rect x="2" y="2" width="12" height="12" rx="2" fill="currentColor" />;
    case 'missed':
      return (
        <rect
          x="2.8"
          y="2.8"
          width="10.4"
          height="10.4"
          rx="2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      );
    case 'met':
      return (
        <path
          d="m2.8 8.6 3.4 3.6 7-8"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case 'paused':
      return <path d="M5.2 3v10M10.8 3v10" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />;
    case 'void':
      return <path d="M3 8h10" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />;
    default:
      return <Ring share={share} heavy={look === 'last-call'} />;
  }
}

function Ring({ share, heavy }: { readonly share: number; readonly heavy: boolean }) {
  const left = Math.max(0.02, 1 - share) * around;
  const width = heavy ? 3.2 : 2.4;
  return (
    <g fill="none" strokeWidth={width}>
      <circle cx="8" cy="8" r={radius} className="heed-clock-track" />
      <circle
        cx="8"
        cy="8"
        r={radius}
        className="heed-clock-arc"
        strokeDasharray={`${left} ${around}`}
        transform="rotate(-90 8 8) scale(1 -1) translate(0 -16)"
      />
    </g>
  );
}
