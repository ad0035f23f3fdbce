import { confirmedText, type Summary, scoreText, shareText } from './value-text.ts';

/** The means of a day, each with what it is over. */
export function ValueFigures({ summary }: { readonly summary: Summary }) {
  return (
    <dl className="heed-figures">
      <Figure name="Score" value={scoreText(summary.score)} note="of 100; speed × value" />
      <Figure
        name="By the buyers’ waiting"
        value={scoreText(summary.elapsedScore)}
        note="the same, day and night"
      />
      <Figure name="Speed" value={shareText(summary.speed)} note="1 up to the goal, 0 from 480 min" />
      <Figure name="Value" value={shareText(summary.value)} note={confirmedText(summary)} />
    </dl>
  );
}

function Figure({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span className="heed-soft">{note}</span>
      </dd>
    </div>
  );
}
