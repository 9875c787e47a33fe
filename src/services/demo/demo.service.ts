/** The demo desk: a small, believable French desk on an empty database, to try everything on. */
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { ApiKey } from '../../entities/accounts/api-key.entity.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import { RobotStateRow } from '../../entities/robots/robot-state.entity.js';
import { Robot } from '../../entities/robots/robot.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { hashPassword, sha256 } from '../accounts/secrets.js';
import type { Call, Desk } from '../desk.js';
import { openTicket } from '../tickets/open-ticket.js';
import { transaction, type Tx } from '../transaction.js';
import { createCatalogue } from './demo-catalogue.js';
import { ACCOUNTS, CLIENTS, DEMO_PASSWORD, ROBOTS, TECHNICIANS, TICKETS } from './demo-data.js';
import { DEMO_KEYS } from './demo-keys.js';

/** What the playground and the card say of a demo desk. */
export const aboutDemo = () => ({
  password: DEMO_PASSWORD,
  accounts: ACCOUNTS.map(({ email, role }) => ({ email, role })),
  apiKeys: Object.values(DEMO_KEYS).map(({ name, secret }) => ({ name, key: secret })),
});

/** Whether this desk is a demo desk: the demo's own ADMIN is there. */
export async function isDemoDesk(desk: Desk): Promise<boolean> {
  const row = await desk.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', ACCOUNTS[0]!.email)
    .executeTakeFirst();
  return row !== undefined;
}

/** Loads the demo on a desk that has no account and no client; answers whether it did. */
export async function loadDemoOnEmptyDesk(call: Call): Promise<boolean> {
  const { em } = call.desk.orm;
  const isEmpty = (await em.fork().count(Account)) === 0 && (await em.fork().count(Client)) === 0;
  if (isEmpty) await loadDemo(call);
  return isEmpty;
}

async function loadDemo(call: Call): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await transaction(call, async (tx) => {
    const clients = new Map<string, { id: string; sites: Map<string, string> }>();
    for (const given of CLIENTS) {
      const { sites, ...client } = given;
      const id = newId();
      tx.em.create(Client, { ...client, id, createdAt: tx.now, archivedAt: null });
      const siteIds = new Map<string, string>();
      for (const site of sites) {
        const siteId = newId();
        tx.em.create(Site, { ...site, id: siteId, clientId: id, createdAt: tx.now, archivedAt: null });
        siteIds.set(site.name, siteId);
      }
      clients.set(client.name, { id, sites: siteIds });
    }
    const accountIds = new Map<string, string>();
    for (const { clientName, ...account } of ACCOUNTS) {
      const id = newId();
      const clientId = clientName ? clients.get(clientName)!.id : null;
      tx.em.create(Account, { ...account, id, passwordHash, clientId, createdAt: tx.now, emailVerifiedAt: tx.now });
      accountIds.set(account.email, id);
    }
    const technicianIds = new Map<string, string>();
    for (const technician of TECHNICIANS) {
      const id = newId();
      tx.em.create(Technician, { ...technician, id, accountId: accountIds.get(technician.email)!, createdAt: tx.now });
      technicianIds.set(technician.email, id);
    }
    createKeys(tx, clients.get(CLIENTS[0]!.name)!.id);
    const robots = createRobots(tx, clients, createCatalogue(tx));
    for (const { serialNumber, technician, ...ticket } of TICKETS) {
      const robot = robots.get(serialNumber)!;
      await openTicket(tx, {
        ...ticket,
        clientId: robot.clientId ?? null,
        siteId: robot.siteId ?? null,
        robotId: robot.id,
        technicianId: technician ? technicianIds.get(technician)! : null,
      });
    }
  });
}

function createKeys(tx: Tx, simulatedClientId: string): void {
  for (const { name, secret, scopes } of Object.values(DEMO_KEYS))
    tx.em.create(ApiKey, {
      id: newId(),
      name,
      secretHash: sha256(secret),
      hint: `${secret.slice(0, 8)}…`,
      scopes: [...scopes],
      // Simulated robots register themselves, and belong to the first client so that a CLIENT sees something move.
      clientId: secret === DEMO_KEYS.simulator.secret ? simulatedClientId : null,
      selfRegistration: secret === DEMO_KEYS.simulator.secret,
      createdBy: null,
      createdAt: tx.now,
      expiresAt: null,
      usedAt: null,
      revokedAt: null,
    });
}

function createRobots(
  tx: Tx,
  clients: Map<string, { id: string; sites: Map<string, string> }>,
  products: Map<string, string>,
): Map<string, Robot> {
  const robots = new Map<string, Robot>();
  for (const { clientName, siteName, state, purchasedDaysAgo, ...given } of ROBOTS) {
    const client = clients.get(clientName)!;
    const robot = tx.em.create(Robot, {
      ...given,
      id: newId(),
      clientId: client.id,
      siteId: client.sites.get(siteName)!,
      productId: products.get(given.model) ?? null,
      purchasedOn: dayBefore(tx.now, purchasedDaysAgo),
      createdAt: tx.now,
      archivedAt: null,
    });
    tx.em.create(RobotStateRow, {
      robotId: robot.id,
      connectionReceivedAt: null,
      operatingMode: null,
      batteryLevel: null,
      charging: null,
      stateObservedAt: null,
      fullReportAt: null,
      lastSeenAt: null,
      heardAt: null,
      ...state,
    });
    robots.set(robot.serialNumber, robot);
  }
  return robots;
}

const dayBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
