import { expect, it } from 'vitest';
import { matchCommands } from './match-commands.ts';

const run = () => undefined;
const commands = [
  { id: '1', label: 'Open health', note: 'Settings', run },
  { id: '2', label: 'Ada Lovelace', note: 'waits', words: 'Analytical Engines price of a pump', run },
  { id: '3', label: 'Health', note: 'page', run },
];
const ids = (typed: string) => matchCommands(commands, typed).map(({ id }) => id);

it('keeps all when nothing is typed', () => expect(ids('  ')).toEqual(['1', '2', '3']));
it('wants every word, in label, note or words', () => expect(ids('pump ada')).toEqual(['2']));
it('puts labels that start so in front', () => expect(ids('health')).toEqual(['3', '1']));
it('finds nothing where nothing is', () => expect(ids('zebra')).toEqual([]));
