import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abridgeStory } from './abridge-story.js';
import { type StoryLine } from './story-line.js';

function message(at: number, what: string): StoryLine {
  return { at, what: `${what} ${at}`, outcome: '', round: what };
}

function fault(at: number, what: string): StoryLine {
  return { at, what: `FAULT ${what}`, outcome: '' };
}

describe('an abridged story', () => {
  it('folds rounds that repeat into one line', () => {
    const rounds = Array.from({ length: 20 }, (_, round) => [
      message(2 * round, 'ping'),
      message(2 * round + 1, 'pong'),
    ]).flat();
    expect(abridgeStory([...rounds, fault(50, 'crash node-1 for 3')])).toEqual([
      't=0    ping 0',
      't=1    pong 1',
      '… the 2 lines above repeat 15 more times, until t=31, with numbers of their own …',
      't=32   ping 32',
      't=33   pong 33',
      't=34   ping 34',
      't=35   pong 35',
      't=36   ping 36',
      't=37   pong 37',
      't=38   ping 38',
      't=39   pong 39',
      't=50   FAULT crash node-1 for 3',
    ]);
  });

  it('says whether the numbers of a round differ', () => {
    const same = Array.from({ length: 20 }, (_, at) => ({ ...message(at, 'tick'), what: 'tick' }));
    expect(abridgeStory(same)[1]).toBe('… the line above repeats 11 more times, until t=11 …');
  });

  it('leaves out messages in the middle of a stretch, and says how many', () => {
    const lines = [
      fault(0, 'first'),
      ...Array.from({ length: 60 }, (_, at) => message(at, `m${at}`)),
      fault(60, 'second'),
    ];
    const story = abridgeStory(lines);
    expect(story.slice(0, 6)).toEqual([
      't=0    FAULT first',
      't=0    m0 0',
      't=1    m1 1',
      '… 49 more lines …',
      't=51   m51 51',
      't=52   m52 52',
    ]);
    expect(story.at(-1)).toBe('t=60   FAULT second');
  });

  it('has every line that is always shown, in its order, and the end as it is', () => {
    const line = fc.oneof(
      fc.constantFrom('a', 'b').map((what) => message(1, what)),
      fc.constantFrom('x', 'y').map((what) => fault(1, what)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 200, size: 'max' }), (lines) => {
        const story = abridgeStory(lines);
        const shown = (texts: readonly string[]) => texts.filter((text) => text.includes('FAULT'));
        expect(shown(story)).toEqual(shown(lines.map(({ what }) => `t=1    ${what}`)));
        const end = lines.slice(-8).map(({ what }) => `t=1    ${what}`);
        expect(story.slice(-8)).toEqual(end);
      }),
    );
  });
});
