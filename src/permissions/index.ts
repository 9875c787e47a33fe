/** The permission map as a whole, and how the schema is put behind it. */
import type { GraphQLSchema } from 'graphql';
import { applyMiddleware, type IMiddlewareTypeMap } from 'graphql-middleware';
import { shield } from 'graphql-shield';
import type { Context } from '../context.js';
import type { Actor } from '../domain/accounts/actor.js';
import type { IdKind } from '../domain/ids.js';
import { accountPermissions } from './accounts.permissions.js';
import { CLIENT_ROW, clientPermissions } from './clients.permissions.js';
import { platformPermissions } from './platform.permissions.js';
import { ALERTS_ROW, ROBOT_ROW, robotPermissions, RULES_ROW } from './robots.permissions.js';
import { lets, nobody, signedIn, type Row } from './rules.js';
import { TECHNICIANS_ROW, technicianPermissions } from './technicians.permissions.js';
import { TICKET_ROW, ticketPermissions } from './tickets.permissions.js';

/** Every root field has its rule here; other types only where a field is withheld from some who may see the thing. */
export const permissions = {
  Query: {
    ...accountPermissions.Query,
    ...clientPermissions.Query,
    ...platformPermissions.Query,
    ...robotPermissions.Query,
    ...technicianPermissions.Query,
    ...ticketPermissions.Query,
    node: signedIn,
    nodes: signedIn,
  },
  Mutation: {
    ...accountPermissions.Mutation,
    ...platformPermissions.Mutation,
    ...robotPermissions.Mutation,
    ...ticketPermissions.Mutation,
  },
  Subscription: {
    ...robotPermissions.Subscription,
    ...ticketPermissions.Subscription,
  },
  Fault: robotPermissions.Fault,
  Ticket: ticketPermissions.Ticket,
};

/** `node` is authorised like the field that would show the thing. */
const NODE_ROWS: Partial<Record<IdKind, Row>> = {
  Robot: ROBOT_ROW,
  Fault: ROBOT_ROW,
  DetectionRule: RULES_ROW,
  FleetAlert: ALERTS_ROW,
  Ticket: TICKET_ROW,
  Client: CLIENT_ROW,
  Site: CLIENT_ROW,
  Technician: TECHNICIANS_ROW,
};

export function mayAskFor(actor: Actor, kind: IdKind): boolean {
  const row = NODE_ROWS[kind];
  return row !== undefined && lets(row, actor);
}

/** A rule as shield keeps it: what is needed to ask it ourselves. */
interface Askable {
  resolve(parent: unknown, args: unknown, context: unknown, info: unknown, options: object): Promise<unknown>;
}

/**
 * Puts the schema behind the map. Root fields without a rule are denied. Only fields with a rule are wrapped: wrapping
 * every field costs several times the query (see docs/adr). `graphql-middleware` wraps `resolve` and skips
 * `subscribe`, so a denied subscription would still open: `subscribe` is guarded here, by the same rules.
 */
export function putBehindPermissions(schema: GraphQLSchema): GraphQLSchema {
  const generator = shield(permissions, { fallbackRule: nobody, allowExternalErrors: true, debug: false });
  const everything = (generator as unknown as { generate(schema: GraphQLSchema): IMiddlewareTypeMap }).generate(schema);
  const wrapped: Record<string, unknown> = {};
  for (const [type, rules] of Object.entries(permissions)) {
    if (type === 'Subscription') continue;
    const isRoot = type === 'Query' || type === 'Mutation';
    const fields = Object.entries(everything[type] as Record<string, unknown>);
    wrapped[type] = Object.fromEntries(fields.filter(([field]) => isRoot || field in rules));
  }
  const guarded = applyMiddleware(schema, wrapped as IMiddlewareTypeMap);
  for (const [name, field] of Object.entries(guarded.getSubscriptionType()?.getFields() ?? {})) {
    const subscribe = field.subscribe!;
    field.subscribe = async (root, args, context, info) => {
      await mayOpen(name, args, context as Context);
      return (await subscribe(root, args, context, info)) as unknown;
    };
  }
  return guarded;
}

/** Whether the caller may open a subscription at all. @throws DeskError UNAUTHENTICATED, FORBIDDEN */
export async function mayOpen(field: string, args: object, context: Context): Promise<void> {
  const rule = ((permissions.Subscription as Record<string, unknown>)[field] ?? nobody) as Askable;
  const verdict = await rule.resolve(undefined, args, context, undefined, {});
  if (verdict !== true) throw verdict instanceof Error ? verdict : new Error('denied');
}
