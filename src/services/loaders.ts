/** One loader an edge: what a whole page needs is read in one statement. Made anew for each operation and each event. */
import DataLoader from 'dataloader';
import { clientsByIds, sitesByIds, sitesOfClients } from './clients/client.query.js';
import type { Call } from './desk.js';
import type { PageArgs } from './page.js';
import { faultsByIds, faultsOfRobots, type FaultWhere } from './robots/fault.query.js';
import { activeFaultsOfAlerts, fleetAlertsByIds } from './robots/fleet-alert.query.js';
import { detectionRulesByIds } from './robots/detection-rule.query.js';
import { robotsByIds } from './robots/robot.query.js';
import { techniciansByIds } from './technicians/technician.query.js';
import { evidenceOf, ticketsByIds, timelinesOf } from './tickets/ticket.query.js';

type ByIds<Row> = (call: Call, ids: readonly string[]) => Promise<Row[]>;

/** Rows by id; null for what does not exist or is not the caller's to see. */
function rowLoader<Row extends { id: string }>(call: Call, read: ByIds<Row>): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read(call, ids)).map((row) => [row.id, row]));
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

export function createLoaders(call: Call) {
  return {
    robot: rowLoader(call, robotsByIds),
    fault: rowLoader(call, faultsByIds),
    rule: rowLoader(call, detectionRulesByIds),
    alert: rowLoader(call, fleetAlertsByIds),
    ticket: rowLoader(call, ticketsByIds),
    client: rowLoader(call, clientsByIds),
    site: rowLoader(call, sitesByIds),
    technician: rowLoader(call, techniciansByIds),
    sitesOfClient: new DataLoader((ids: readonly string[]) => sitesOfClients(call, ids)),
    activeFaultsOfAlert: new DataLoader((ids: readonly string[]) => activeFaultsOfAlerts(call, ids)),
    evidenceOfTicket: new DataLoader((ids: readonly string[]) => evidenceOf(call, ids)),
    faultsOfRobot: perArguments(
      ({ where, page }: { where: FaultWhere; page: PageArgs }) =>
        (ids: readonly string[]) =>
          faultsOfRobots(call, ids, where, page),
    ),
    timelineOfTicket: perArguments(
      ({ count, fromEnd }: { count: number; fromEnd: boolean }) =>
        (ids: readonly string[]) =>
          timelinesOf(call, ids, count, fromEnd),
    ),
  };
}
export type Loaders = ReturnType<typeof createLoaders>;
