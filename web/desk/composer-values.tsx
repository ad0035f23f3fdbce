import { IconPlus, IconX } from '@tabler/icons-react';
import { type ValueType, valueTypeNames, valueTypes } from '../../src/core/reply/value-types.ts';
import { Menu } from '../ui/index.ts';

export interface ComposerValuesProps {
  /** All that the reply gives. */
  readonly values: readonly ValueType[];
  /** Pressed by hand, so that they can be taken away. */
  readonly chosen: readonly ValueType[];
  /** It asks the buyer something that may help them think. */
  readonly asks: boolean;
  readonly setChosen: (chosen: readonly ValueType[]) => void;
}

/** What the reply gives besides answers (S0-12): chips, one that is suggested, and a menu for the rest. */
export function ComposerValues({ values, chosen, asks, setChosen }: ComposerValuesProps) {
  const given = valueTypes.filter((type) => values.includes(type));
  const rest = valueTypes.filter((type) => type !== 'answer' && !values.includes(type));
  return (
    <fieldset className="heed-gives">
      <legend className={given.length === 0 ? 'heed-unseen' : undefined}>Gives</legend>
      {given.map((type) =>
        chosen.includes(type) ? (
          <button
            key={type}
            type="button"
            className="heed-gives-chip"
            aria-label={`${valueTypeNames[type]}: take away`}
            onClick={() => setChosen(chosen.filter((other) => other !== type))}
          >
            {valueTypeNames[type]}
            <IconX size={12} aria-hidden />
          </button>
        ) : (
          <span key={type} className="heed-gives-chip">
            {valueTypeNames[type]}
          </span>
        ),
      )}
      {asks ? (
        <button
          type="button"
          className="heed-gives-chip"
          data-suggested="true"
          title="You ask the buyer something. Press if it helps them think: it counts only then."
          onClick={() => setChosen([...chosen, 'helpful_question'])}
        >
          {valueTypeNames.helpful_question}?
        </button>
      ) : null}
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <button type="button" className="heed-quiet-button">
            <IconPlus size={14} aria-hidden />
            {given.length === 0 ? 'What it gives' : 'More'}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((type) => (
            <Menu.Item key={type} onClick={() => setChosen([...chosen, type])}>
              {valueTypeNames[type]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}
