import { SegmentedControl } from '../ui/index.ts';
import { type FieldErrors, type WeekDraft, weekInWords } from './week-draft.ts';
import { WeekEditor } from './week-editor.tsx';

export interface OwnHoursProps {
  /** Null: the person works the opening hours. */
  readonly week: WeekDraft | null;
  readonly opening: WeekDraft | null;
  readonly onChange: (week: WeekDraft | null) => void;
  readonly errors: FieldErrors;
}

/** When a person is on duty: with everybody, or by a week of their own. */
export function OwnHours({ week, opening, onChange, errors }: OwnHoursProps) {
  return (
    <fieldset className="heed-plain-set">
      <legend>On duty</legend>
      <SegmentedControl
        aria-label="On duty"
        value={week ? 'own' : 'opening'}
        onChange={(choice) => onChange(choice === 'own' ? (opening ?? emptyWeek) : null)}
        data={[
          { value: 'opening', label: 'Opening hours' },
          { value: 'own', label: 'Own hours' },
        ]}
      />
      {week ? (
        <WeekEditor week={week} onChange={onChange} errors={errors} />
      ) : (
        <p className="heed-soft heed-flat">{opening ? weekInWords(opening) : 'As the company is open.'}</p>
      )}
    </fieldset>
  );
}

const emptyWeek: WeekDraft = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
