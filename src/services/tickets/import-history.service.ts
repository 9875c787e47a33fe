/** Replaying tickets that another system kept, through the same verbs as live ones, at the times of then. */
import { LockMode } from '@mikro-orm/postgresql';
import type { System } from '../../domain/accounts/actor.js';
import { newId } from '../../domain/ids.js';
import type { HistoryStep, TicketHistory } from '../../domain/tickets/history.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { inThePast, transaction, type Tx } from '../transaction.js';
import { handTicketTo, moveTicket, setTicketPriority } from './changes.js';
import { openTicket } from './open-ticket.js';

/** Where tickets are imported from. */
export interface ImportSource {
  /** Names it in references, for instance `servicenow`. */
  key: string;
  /** Under this name its tickets have a client. */
  name: string;
}

/** What the tickets of a source are hung on. */
export interface ImportPlace {
  clientId: string;
  /** By their names in the source. */
  sites: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, { id: string; name: string }>;
}

const nobodyIs = (name: string): System => ({ kind: 'SYSTEM', name });

/**
 * Makes sure that a client, sites and technicians stand for those of the source. A team of the source is a technician who
 * is not active: nobody can be given work there any more.
 */
export const prepareImport = (
  call: Call,
  source: ImportSource,
  histories: readonly TicketHistory[],
): Promise<ImportPlace> =>
  transaction(asImporter(call, source), async (tx) => {
    const client =
      (await tx.em.findOne(Client, { externalRef: source.key })) ??
      tx.em.create(Client, {
        id: newId(),
        name: source.name,
        kind: 'COMPANY',
        externalRef: source.key,
        createdAt: tx.now,
      });
    const sites = new Map((await tx.em.find(Site, { clientId: client.id })).map(({ name, id }) => [name, id]));
    const wanted = (names: (string | null)[], there: ReadonlyMap<string, unknown>) =>
      [...new Set(names)].filter((name) => name !== null && !there.has(name)) as string[];
    for (const name of wanted(
      histories.map(({ site }) => site),
      sites,
    ))
      sites.set(name, tx.em.create(Site, { id: newId(), clientId: client.id, name, createdAt: tx.now }).id);
    const refOf = (team: string) => `${source.key}:${team}`;
    const steps = histories.flatMap((history) => history.steps);
    const names = [...new Set(steps.flatMap((step) => (step.kind === 'ASSIGN' ? [step.team] : [])))];
    const known = await tx.em.find(Technician, { externalRef: { $in: names.map(refOf) } });
    const teams = new Map(
      names.map((name) => {
        const team =
          known.find(({ externalRef }) => externalRef === refOf(name)) ??
          tx.em.create(Technician, {
            id: newId(),
            name: `${name} (${source.name})`,
            skills: [],
            active: false,
            externalRef: refOf(name),
            createdAt: tx.now,
          });
        return [name, { id: team.id, name }] as const;
      }),
    );
    return { clientId: client.id, sites, teams };
  });

/**
 * Imports one ticket with its history, in one transaction, unless it is there already.
 * @returns whether it was imported now
 * @throws DeskError when the lifecycle refuses a step; nothing of the ticket is imported then
 */
export const importHistory = (
  call: Call,
  source: ImportSource,
  place: ImportPlace,
  history: TicketHistory,
): Promise<boolean> =>
  transaction(asImporter(call, source), async (tx) => {
    const { clientId } = place;
    // Two imports at once take turns.
    await tx.em.findOneOrFail(Client, { id: clientId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (await tx.em.count(Ticket, { clientId, externalRef: history.reference })) return false;
    const { reference, openedAt, openedBy, site, steps, contact, ...told } = history;
    const ticket = await openTicket(inThePast(tx, openedAt, nobodyIs(openedBy)), {
      ...told,
      contact: contact && { ...contact, email: null, phone: null },
      externalRef: reference,
      clientId,
      siteId: (site && place.sites.get(site)) || null,
      robotId: null,
    });
    for (const step of steps) replay(inThePast(tx, step.at, nobodyIs(step.by)), ticket, step, place);
    return true;
  });

function replay(tx: Tx, ticket: Ticket, step: HistoryStep, place: ImportPlace): void {
  switch (step.kind) {
    case 'ASSIGN': {
      const { id, name } = place.teams.get(step.team)!;
      handTicketTo(tx, ticket, { id, name: step.person ? `${name} (${step.person})` : name });
      return;
    }
    case 'MOVE':
      moveTicket(tx, ticket, step.to, step.reason);
      return;
    case 'PRIORITISE':
      setTicketPriority(tx, ticket, step.priority, step.reason);
  }
}

const asImporter = (call: Call, { name }: ImportSource): Call => ({
  ...call,
  actor: nobodyIs(`Import ${name}`),
  operation: 'import:tickets',
});
