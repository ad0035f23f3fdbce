import { Command } from 'commander';
import type { Asked } from './deadline-text.ts';

interface Options extends Asked {
  readonly jsonl?: true;
}

/** `heed deadline` */
export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('reckon in business time and say how the answer comes about')
    .option('--calendar <file>', 'calendar as JSON; file.json#NAME for one of several under "calendars"')
    .option(
      '--zone <zone>',
      'without a calendar: zone of office hours Mon to Fri 09:00 to 17:00 (default: UTC)',
    )
    .option(
      '--start <instant>',
      "where to begin, such as 2026-11-20T16:45, in the calendar's zone unless it has an offset",
    )
    .option('--add <span>', 'open time to add, such as 30m, 1h30m or 90s')
    .option('--subtract <span>', 'open time to take away')
    .option('--until <instant>', 'measure the open time up to there')
    .option('--jsonl', 'answer one JSON object a line from standard input, one line each')
    .addHelpText('after', help)
    .action(async (options: Options) => {
      if (options.jsonl) {
        const { DeadlineLines } = await import('./deadline-lines.ts');
        const { answerStream } = await import('./answer-stream.ts');
        await answerStream((chunks) => new DeadlineLines().answers(chunks));
      } else {
        const { explain } = await import('./deadline-text.ts');
        console.log(await explain(options));
      }
    });
}

const help = `
A calendar has a zone, hours by weekday (1 = Monday) and, where wanted, holidays (YYYY-MM-DD or MM-DD for every year),
hours of single dates, which outrank holidays, and closed spans between two instants:
  {"zone": "America/Chicago", "week": {"1": [["09:00", "12:00"], ["13:00", "17:00"]], "5": [["22:00", "30:00"]]},
   "holidays": ["12-25"], "overrides": {"2026-12-24": [["09:00", "12:00"]]},
   "closed": [["2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z"]]}
Hours may close at 24:00 or later, up to 48:00, which is in the next day; a close before the opening is in the next day
too. Hours that overlap count once. Openings are half-open: shut at the very instant of the close. A time that the
clocks skip is the moment of the change; one that comes twice is the first.

With --jsonl each line holds "calendar", "op" (add, subtract, between, is_open, next_open), "start" and, by operation,
"seconds" or "end". The answer is {"result": ...}: an instant in UTC, for between a number of seconds (negative when the
end comes first), for is_open true or false; or {"error": "..."}, after which the next line is answered all the same.

Examples:
  $ heed deadline --start 2026-11-20T16:45 --add 30m --zone America/Chicago
  $ heed deadline --calendar office.json --start 2026-11-23T09:15 --subtract 1h30m
  $ heed deadline --calendar all.json#OMA --start 2026-11-20T16:45 --until 2026-11-23T09:15
  $ heed deadline --jsonl < questions.jsonl > answers.jsonl`;
