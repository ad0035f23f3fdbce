import { guessText, inDays, type Measured, percent, workingMinutes } from './tour-text.ts';

/** The guess beside what was measured, misses included. */
export function TourReveal({ measured, minutes }: { readonly measured: Measured; readonly minutes: number }) {
  const { before, now } = measured;
  return (
    <>
      <dl className="heed-tour-waits">
        <div className="heed-tour-wait">
          <dt>Your guess</dt>
          <dd>
            <b>{guessText(minutes)}</b> kept before you saw the figure
          </dd>
        </div>
        <div className="heed-tour-wait">
          <dt>Measured, eight weeks before the change</dt>
          <dd>
            <b>{workingMinutes(before.medianMs)}</b> working minutes, {inDays(before.medianMs)}
          </dd>
        </div>
        <div className="heed-tour-wait">
          <dt>Now, last week</dt>
          <dd>
            <b>{workingMinutes(now.medianMs)}</b> working minutes
          </dd>
        </div>
      </dl>
      {before.withinTwoDays && before.withinTarget ? (
        <p>
          “We answer {percent(before.withinTwoDays.share, 0)} within two business days” was true (
          {before.withinTwoDays.met} of {before.withinTwoDays.of}). Within 30 minutes it was{' '}
          <b>{percent(before.withinTarget.share)}</b> ({before.withinTarget.met} of {before.withinTarget.of}).
        </p>
      ) : null}
      <p className="heed-soft">
        Waits are medians with everybody counted, also those never answered, and come from the same measures
        as every board.
      </p>
    </>
  );
}
