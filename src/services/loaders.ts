/** One loader an edge: what a whole page needs is read in one statement. Made anew for each operation and each event. */
import DataLoader from 'dataloader';
import { SYSTEM } from '../domain/accounts/actor.js';
import { accountsByIds } from './accounts/account.query.js';
import { imagesOf, productImagesByIds } from './catalogue/product-image.query.js';
import { productsByIds } from './catalogue/product.query.js';
import { clientsByIds, sitesByIds, sitesOfClients } from './clients/client.query.js';
import type { Call } from './desk.js';
import { filesByIds } from './files/file.query.js';
import { gather, type ByIds } from './gather.js';
import type { PageArgs } from './page.js';
import { faultsByIds, faultsOfRobots, type FaultWhere } from './robots/fault.query.js';
import { activeFaultsOfAlerts, fleetAlertsByIds } from './robots/fleet-alert.query.js';
import { detectionRulesByIds } from './robots/detection-rule.query.js';
import { robotsByIds } from './robots/robot.query.js';
import { techniciansByIds } from './technicians/technician.query.js';
import { attachmentsByIds, attachmentsOf } from './tickets/attachment.query.js';
import { countMessages, countUnread, mentionsOf, messagesByIds, messagesOfTickets } from './tickets/message.query.js';
import { evidenceOf, ticketsByIds } from './tickets/ticket.query.js';
import { countLines, timelinePagesOf, timelinesOf, type TimelineKinds } from './tickets/timeline.query.js';
import { linksOf, watchersOf } from './tickets/ticket-relations.query.js';

/** Rows by id; null for what does not exist or is not the caller's to see. */
function rowLoader<Row extends { id: string }>(call: Call, read: ByIds<Row>): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = await gather(call, read, ids);
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** One loader for each set of arguments that an edge is asked with. */
function perArguments<Args, Key, Value>(
  make: (args: Args) => (keys: readonly Key[]) => Promise<Value[]>,
): (args: Args) => DataLoader<Key, Value> {
  const loaders = new Map<string, DataLoader<Key, Value>>();
  return (args) => {
    const name = JSON.stringify(args);
    let loader = loaders.get(name);
    if (!loader) loaders.set(name, (loader = new DataLoader(make(args))));
    return loader;
  };
}

/** How each loader is made; nothing is made before it is asked for. */
const makers = {
  robot: (call: Call) => rowLoader(call, robotsByIds),
  fault: (call: Call) => rowLoader(call, faultsByIds),
  rule: (call: Call) => rowLoader(call, detectionRulesByIds),
  alert: (call: Call) => rowLoader(call, fleetAlertsByIds),
  ticket: (call: Call) => rowLoader(call, ticketsByIds),
  product: (call: Call) => rowLoader(call, productsByIds),
  client: (call: Call) => rowLoader(call, clientsByIds),
  site: (call: Call) => rowLoader(call, sitesByIds),
  account: (call: Call) => rowLoader(call, accountsByIds),
  technician: (call: Call) => rowLoader(call, techniciansByIds),
  // Of things that the caller is being shown.
  file: (call: Call) => rowLoader(call, filesByIds),
  productImage: (call: Call) => rowLoader(call, productImagesByIds),
  imagesOfProduct: (call: Call) => new DataLoader((ids: readonly string[]) => imagesOf(call, ids)),
  attachment: (call: Call) => rowLoader(call, attachmentsByIds),
  attachmentsOfTicket: (call: Call) => new DataLoader((ids: readonly string[]) => attachmentsOf(call, ids)),
  // Whom an account acts for is shown with it, also to somebody who is only just signing in.
  clientOfAccount: (call: Call) => rowLoader({ ...call, actor: SYSTEM }, clientsByIds),
  technicianOfAccount: (call: Call) => rowLoader({ ...call, actor: SYSTEM }, techniciansByIds),
  sitesOfClient: (call: Call) => new DataLoader((ids: readonly string[]) => sitesOfClients(call, ids)),
  activeFaultsOfAlert: (call: Call) => new DataLoader((ids: readonly string[]) => activeFaultsOfAlerts(call, ids)),
  linksOfTicket: (call: Call) => new DataLoader((ids: readonly string[]) => linksOf(call, ids)),
  watchersOfTicket: (call: Call) => new DataLoader((ids: readonly string[]) => watchersOf(call, ids)),
  evidenceOfTicket: (call: Call) => new DataLoader((ids: readonly string[]) => evidenceOf(call, ids)),
  faultsOfRobot: (call: Call) =>
    perArguments(
      ({ where, page }: { where: FaultWhere; page: PageArgs }) =>
        (ids: readonly string[]) =>
          faultsOfRobots(call, ids, where, page),
    ),
  timelineOfTicket: (call: Call) =>
    perArguments(
      ({ count, fromEnd }: { count: number; fromEnd: boolean }) =>
        (ids: readonly string[]) =>
          timelinesOf(call, ids, count, fromEnd),
    ),
  timelinePageOfTicket: (call: Call) =>
    perArguments(
      ({ kinds, page }: { kinds: TimelineKinds; page: PageArgs }) =>
        (ids: readonly string[]) =>
          timelinePagesOf(call, ids, kinds, page),
    ),
  timelineCountOfTicket: (call: Call) =>
    perArguments((kinds: TimelineKinds) => (ids: readonly string[]) => countLines(call, ids, kinds)),
  message: (call: Call) => rowLoader(call, messagesByIds),
  mentionsOfMessage: (call: Call) => new DataLoader((ids: readonly string[]) => mentionsOf(call, ids)),
  messagesOfTicket: (call: Call) =>
    perArguments(
      ({ internal, page }: { internal: boolean | null; page: PageArgs }) =>
        (ids: readonly string[]) =>
          messagesOfTickets(call, ids, internal, page),
    ),
  messageCountOfTicket: (call: Call) =>
    perArguments(
      ({ internal, isSaid }: { internal: boolean | null; isSaid: boolean }) =>
        (ids: readonly string[]) =>
          countMessages(call, ids, internal, isSaid),
    ),
  unreadCountOfTicket: (call: Call) => new DataLoader((ids: readonly string[]) => countUnread(call, ids)),
};

type Makers = typeof makers;
export type Loaders = { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };

/** Getters that make their loader at the first use and then stand aside for it. */
const lazily = Object.fromEntries(
  Object.entries(makers).map(([name, make]) => [
    name,
    {
      configurable: true,
      get(this: { call: Call }) {
        const value = make(this.call);
        Object.defineProperty(this, name, { value });
        return value;
      },
    },
  ]),
);
class LoadersOf {
  constructor(readonly call: Call) {}
}
Object.defineProperties(LoadersOf.prototype, lazily);

export const createLoaders = (call: Call): Loaders => new LoadersOf(call) as unknown as Loaders;
