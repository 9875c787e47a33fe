import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../scripts/support/progress-line.js';
import { Paper, TestClock } from './support/test-world.js';

const CLEAR = '\r\u001b[2K';

describe('the progress line', () => {
  it('is rewritten in place on a terminal, not more often than the eye follows', () => {
    const [paper, clock] = [new Paper(true), new TestClock()];
    const line = new ProgressLine(paper, clock);
    line.update('one');
    line.update('too soon');
    clock.advance(100);
    line.update('two');
    line.update('a long pause begins', true);
    expect(paper.text).toBe(`${CLEAR}one${CLEAR}two${CLEAR}a long pause begins`);
  });

  it('fits the terminal: a wrapped line cannot be rewritten', () => {
    const paper = new Paper(true, 30);
    new ProgressLine(paper, new TestClock()).update('x'.repeat(100));
    expect(paper.text).toBe(`${CLEAR}${'x'.repeat(29)}`);
  });

  it('makes way for a note and comes back below it', () => {
    const paper = new Paper(true);
    const line = new ProgressLine(paper, new TestClock());
    line.update('42 %');
    line.note('trying again');
    line.end();
    expect(paper.text).toBe(`${CLEAR}42 %${CLEAR}trying again\n${CLEAR}42 %${CLEAR}`);
  });

  it('is an occasional plain line elsewhere', () => {
    const [paper, clock] = [new Paper(false), new TestClock()];
    const line = new ProgressLine(paper, clock);
    for (let second = 0; second < 21; second++) {
      line.update(`second ${second}`);
      clock.advance(1_000);
    }
    line.note('note');
    line.end();
    expect(paper.text).toBe('second 0\nsecond 10\nsecond 20\nnote\n');
  });
});
