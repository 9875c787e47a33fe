/** The README's tour of the four roles, played over the API: each example that it names shows what it says. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, type Loose } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { readTour, sendFile } from '../../support/tour.js';
import { fill } from '../../../web/src/example/fill.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk()));
afterAll(() => desk.stop());

it('the tour of four roles is what it says', async () => {
  const answers: Record<string, Loose> = {};
  let fileId = '';
  for (const { who, title, query, variables, lookup, seen, sends } of readTour()) {
    const one = await signIn(desk.url, who);
    const filled = fill(variables, lookup && (await one.data(lookup))).replace('<fileId>', fileId);
    expect(filled, title).not.toMatch(/"<\w+>"/);
    const answer = await one.data(query, filled ? (JSON.parse(filled) as object) : {});
    const text = JSON.stringify(answer);
    expect(text, title).not.toMatch(/"errors":\[\{|"error":\{/);
    for (const word of seen) expect(text, title).toContain(word);
    if (sends) {
      expect(await sendFile(sends, answer.requestUpload.uploadUrl), title).toBeLessThan(300);
      fileId = answer.requestUpload.file.id;
    }
    answers[title] = answer;
  }
  const [asked, part] = [answers['Ask for help with a robot'], answers['Grant a part that a ticket needs']];
  const read = answers['My last ticket: what was said and done'].tickets.nodes[0];
  // One ticket all along, and the note is where the README says.
  const { number } = asked.createTicket.ticket;
  expect(part.approveRequiredParts.ticket.number).toBe(number);
  expect(read.number).toBe(number);
  const { body } = answers['Leave a note that no client sees'].postTicketMessage.message;
  expect(JSON.stringify(answers['The tickets assigned to me'])).toContain(body);
  expect(JSON.stringify(read)).not.toContain(body);
  const { ranked } = answers['Ask to whom a ticket could be given, and why'].suggestTechnicians;
  expect(ranked[0].technician.name).toBe('Théo Bernard');
});
