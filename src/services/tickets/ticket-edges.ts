/**
 * What a page of tickets is nearly always shown with comes with it, in the same statement: for each edge that the
 * operation names, its row as far as the caller sees it. An edge that did not come is read by its loader.
 */
import { sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { visibleClients, visibleRobots, visibleTechnicians } from '../access.js';
import { clientRows, type ClientRow } from '../clients/client.query.js';
import type { Call } from '../desk.js';
import { robotRows, type RobotRow } from '../robots/robot.query.js';
import { technicianRows, type TechnicianRow } from '../technicians/technician.query.js';

/** Edges that came with their ticket; null for one that is not there or not the caller's to see. */
export interface TicketEdges {
  robotEdge?: RobotRow | null;
  clientEdge?: ClientRow | null;
  assigneeEdge?: TechnicianRow | null;
}

const robot = (call: Call) =>
  jsonObjectFrom(
    robotRows(call)
      .where(sql<boolean>`robot.id = ticket.robot_id`)
      .where(visibleRobots(call.actor)),
  ).as('robotEdge');

const client = (call: Call) =>
  jsonObjectFrom(
    clientRows(call)
      .where(sql<boolean>`client.id = ticket.client_id`)
      .where(visibleClients(call.actor)),
  ).as('clientEdge');

const assignee = (call: Call) =>
  jsonObjectFrom(
    technicianRows(call)
      .where(sql<boolean>`technician.id = ticket.technician_id`)
      .where(visibleTechnicians(call.actor)),
  ).as('assigneeEdge');

const EDGES = { robot, client, assignee };

/** The edges to select beside a ticket's columns; none when it is not known what is asked. */
export const edgesFor = (call: Call) =>
  Object.entries(EDGES).flatMap(([name, edge]) => (call.fields?.has(name) ? [edge(call)] : []));
