import { IconAlertTriangle } from '@tabler/icons-react';
import type { Meter } from './value-meter.ts';

/** `answers 1 of 2 · class R3 · stops the clock`, and what to do when it stops nothing. */
export function ValueMeter({ meter }: { readonly meter: Meter | null }) {
  return (
    <div className="heed-meter" id="heed-meter" role="status">
      {meter === null ? null : (
        <>
          <span data-stops={meter.verdict.stopsFirstResponse} title={meter.verdict.reason}>
            {meter.line}
          </span>
          {meter.warning === null ? null : (
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
