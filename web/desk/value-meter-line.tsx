import { IconAlertTriangle } from '@tabler/icons-react';
import type { Meter } from './value-meter.ts';

export interface ValueMeterProps {
  readonly meter: Meter | null;
  /** The warning stands elsewhere already. */
  readonly warned: boolean;
}

/** `answers 1 of 2 · class R3 · stops the first-response clock`, what stays open, and what to do when it stops nothing. */
export function ValueMeter({ meter, warned }: ValueMeterProps) {
  const warns = warned || (meter !== null && meter.warning !== null);
  return (
    <div className="heed-meter" id="heed-meter" role="status" data-warns={warns}>
      {meter === null ? null : (
        <>
          <span data-stops={meter.verdict.stopsFirstResponse} title={meter.verdict.reason}>
            {meter.line}
          </span>
          {meter.leaves === null ? null : <span className="heed-meter-leaves">{meter.leaves}</span>}
          {meter.warning === null || warned ? null : (
            <span className="heed-meter-warning">
              <IconAlertTriangle size={14} aria-hidden />
              <span>{meter.warning}</span>
            </span>
          )}
        </>
      )}
    </div>
  );
}
