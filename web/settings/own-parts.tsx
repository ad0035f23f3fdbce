import { Checkbox, SegmentedControl } from '../ui/index.ts';
import { type CalendarPage, isLayer, type OwnDraft } from './own-draft.ts';

export interface OwnPartsProps {
  readonly page: CalendarPage;
  readonly draft: OwnDraft;
  readonly onChange: (draft: OwnDraft) => void;
  readonly readOnly: boolean;
}

/** Whether there are own hours at all; of a team or a person also which parts differ. */
export function OwnParts({ page, draft, onChange, readOnly }: OwnPartsProps) {
  if (page.scope === 'organisation') return null;
  const beneath = page.beneath?.name ?? 'the usual call window';
  const follow = page.scope === 'call_window' ? 'As usual' : `Like ${beneath.toLowerCase()}`;
  return (
    <div className="heed-own">
      <SegmentedControl
        aria-label="Whose hours"
        value={draft.own ? 'own' : 'follow'}
        onChange={(choice) => onChange({ ...draft, own: choice === 'own', ...firstPart(page, choice) })}
        disabled={readOnly}
        data={[
          { value: 'follow', label: follow },
          { value: 'own', label: 'Own hours' },
        ]}
      />
      {draft.own && isLayer(page.scope) ? (
        <div className="heed-own-parts">
          <Checkbox
            label="Own week"
            description={`Else the week of ${beneath.toLowerCase()}`}
            checked={draft.ownWeek}
            disabled={readOnly}
            onChange={(event) => onChange({ ...draft, ownWeek: event.currentTarget.checked })}
          />
          <Checkbox
            label="Own time zone"
            description="For who works elsewhere"
            checked={draft.ownZone}
            disabled={readOnly}
            onChange={(event) => onChange({ ...draft, ownZone: event.currentTarget.checked })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Own hours of a team or a person begin with a week: that is what mostly differs. */
function firstPart(page: CalendarPage, choice: string): Partial<OwnDraft> {
  return choice === 'own' && page.parts === null ? { ownWeek: true } : {};
}
