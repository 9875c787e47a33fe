/** The second step of ingestion: which robots the readings are of. */
import { sql } from 'kysely';
import { reachOf } from '../../domain/accounts/actor.js';
import { newId } from '../../domain/ids.js';
import type { Tx } from '../transaction.js';
import type { Placed, Rejection } from './read-messages.js';

export interface KnownRobot {
  id: string;
  serialNumber: string;
  manufacturer: string;
  model: string;
  clientId: string | null;
  siteId: string | null;
  reportPeriodSeconds: number;
  createdAt: string;
  version: number;
}

/** A reading whose robot is known. */
export interface Recognised extends Placed {
  robot: KnownRobot;
}

/** Finds the robots of the readings; unknown ones are registered if the key may, otherwise rejected by name. */
export async function recogniseRobots(
  tx: Tx,
  readings: Placed[],
): Promise<{ recognised: Recognised[]; rejected: Rejection[] }> {
  const serials = [...new Set(readings.map(({ reading }) => reading.serialNumber))];
  let robots = await findRobots(tx, serials);
  const { actor } = tx.call;
  if (actor.kind === 'SERVICE' && actor.selfRegistration) {
    const manufacturers = new Map(readings.map(({ reading }) => [reading.serialNumber, reading.manufacturer]));
    const unknown = serials.filter((serial) => !robots.has(serial));
    await registerThemselves(tx, unknown, manufacturers, actor.clientId);
    if (unknown.length > 0) robots = await findRobots(tx, serials);
  }
  const recognised: Recognised[] = [];
  const rejected: Rejection[] = [];
  for (const placed of readings) {
    const robot = robots.get(placed.reading.serialNumber);
    if (robot) recognised.push({ ...placed, robot });
    else
      rejected.push({
        index: placed.index,
        list: placed.list,
        code: 'UNKNOWN_ROBOT',
        message: `Robot ${placed.reading.serialNumber} is not registered. Register it, then send this again.`,
      });
  }
  return { recognised, rejected };
}

/** Robots by serial number; a key bound to a client knows that client's only, others' are as if they did not exist. */
async function findRobots(tx: Tx, serials: string[]): Promise<Map<string, KnownRobot>> {
  if (serials.length === 0) return new Map();
  const reach = reachOf(tx.call.actor);
  let query = tx.db
    .selectFrom('robot')
    .select([
      'id',
      'serial_number as serialNumber',
      'manufacturer',
      'model',
      'client_id as clientId',
      'site_id as siteId',
      'report_period_seconds as reportPeriodSeconds',
      'created_at as createdAt',
      'version',
    ])
    .where(sql<boolean>`serial_number = any(${serials}::text[])`)
    .where('archived_at', 'is', null);
  if (reach.kind === 'CLIENT') query = query.where('client_id', '=', reach.clientId);
  return new Map((await query.execute()).map((robot) => [robot.serialNumber, robot]));
}

/** Two batches may bring the same new robot at once: the first one wins, and the other finds it. */
async function registerThemselves(
  tx: Tx,
  serials: string[],
  manufacturers: Map<string, string | null>,
  clientId: string | null,
): Promise<void> {
  if (serials.length === 0) return;
  const made = await tx.db
    .insertInto('robot')
    .values(
      serials.sort().map((serial) => ({
        id: newId(),
        serial_number: serial,
        manufacturer: manufacturers.get(serial) ?? 'unknown',
        model: 'unknown',
        client_id: clientId,
        site_id: null,
        report_period_seconds: 30,
        created_at: tx.now,
        archived_at: null,
        version: 1,
      })),
    )
    .onConflict((conflict) => conflict.column('serial_number').doNothing())
    .returning(['id', 'serial_number', 'manufacturer', 'model'])
    .execute();
  if (made.length === 0) return;
  await tx.db
    .insertInto('robot_state')
    .values(made.map(({ id }) => ({ robot_id: id }) as never))
    .execute();
  for (const { id, serial_number, manufacturer, model } of made) {
    const after = { serialNumber: serial_number, manufacturer, model, clientId };
    tx.audit({ table: 'robot', id, clientId, before: null, after });
    tx.record({ kind: 'robot.registered', robotId: id, clientId, data: { serialNumber: serial_number, bySelf: true } });
  }
}
