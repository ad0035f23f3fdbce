import { MINUTE, toIso } from '../../src/core/time/instant.ts';
import { DateTimeField, NumberField, Select } from '../ui/index.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import type { Settings } from './audit-file-page.tsx';
import { ownZone } from './own-zone.ts';

export interface AuditChoicesProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  /** The file leaves open whether dates are day first. */
  readonly asksOrder: boolean;
}

/** By which hours and within what time: the figures need no target that is in force. */
export function AuditChoices({ settings, change, asksOrder }: AuditChoicesProps) {
  const zone = settings.officeHours ?? null;
  return (
    <div className="heed-audit-fields">
      {asksOrder || settings.order ? (
        <Select
          label="03/04/2026 is"
          size="xs"
          value={settings.order ?? ''}
          data={[
            { value: '', label: 'as the file shows' },
            { value: 'dmy', label: '3 April, day first' },
            { value: 'mdy', label: '4 March, month first' },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ ...settings, order: value === 'dmy' || value === 'mdy' ? value : null });
          }}
        />
      ) : null}
      <Select
        label="Working time"
        size="xs"
        value={zone === null ? 'ours' : 'office'}
        data={[
          { value: 'ours', label: 'our hours' },
          { value: 'office', label: 'Mon to Fri 09:00 to 17:00' },
        ]}
        onChange={(event) =>
          change({
            ...settings,
            officeHours: event.currentTarget.value === 'office' ? ownZone() : null,
          })
        }
      />
      {zone === null ? null : (
        <ZoneField
          label="in the zone"
          value={zone}
          onChange={(officeHours) => change({ ...settings, officeHours })}
        />
      )}
      <NumberField
        label="Due within, working minutes"
        size="xs"
        min={1}
        value={settings.targetMinutes ?? 30}
        onChange={(minutes) => {
          if (minutes !== null && minutes >= 1 && minutes <= 10_080)
            change({ ...settings, targetMinutes: Math.round(minutes) });
        }}
      />
      <DateTimeField
        label="As it stood, in your time"
        description="Left empty: at the end of its last day."
        size="xs"
        value={localText(settings.asOf ?? null)}
        onChange={(event) => {
          const at = Date.parse(event.currentTarget.value);
          change({ ...settings, asOf: Number.isNaN(at) ? null : toIso(at) });
        }}
      />
    </div>
  );
}

/** As a field for date and time takes it: `2026-12-07T00:00` on the reader's wall. */
function localText(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return toIso(at.getTime() - at.getTimezoneOffset() * MINUTE).slice(0, 16);
}
