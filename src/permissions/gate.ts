/** The first gate: how the schema is put behind the permission map. */
import { defaultFieldResolver, isNonNullType, type GraphQLSchema } from 'graphql';
import { applyMiddleware, type IMiddlewareTypeMap } from 'graphql-middleware';
import { rule, shield } from 'graphql-shield';
import type { Context } from '../context.js';
import type { Actor } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import type { IdKind } from '../domain/ids.js';
import { edgesOf } from './edges.js';
import { NODE_ROWS, permissions } from './map.js';
import { lets, nobody, refusalOf, type Permission } from './rules.js';

/** Whether the actor may ask for a kind of thing by its id at all. */
export function mayAskFor(actor: Actor, kind: IdKind): boolean {
  const row = NODE_ROWS[kind];
  return row !== undefined && lets(row, actor);
}

/** Whether the caller may open a subscription at all. @throws DeskError UNAUTHENTICATED, FORBIDDEN */
export function mayOpen(field: string, args: object, { call }: Context): void {
  const refusal = refusalOf(permissions['Subscription']?.[field] ?? nobody, call.actor, args);
  if (refusal) throw refusal;
}

/**
 * Puts the schema behind the map. Root fields without a rule are denied. Only fields with a rule are wrapped by shield:
 * wrapping every field costs several times the query (see docs/adr). `graphql-middleware` wraps `resolve` and skips
 * `subscribe`, so a denied subscription would still open: `subscribe` is guarded here, by the same rules.
 */
export function putBehindPermissions(schema: GraphQLSchema): GraphQLSchema {
  const guarded = applyMiddleware(schema, shielded(schema));
  for (const [name, field] of Object.entries(guarded.getSubscriptionType()?.getFields() ?? {})) {
    const subscribe = field.subscribe!;
    field.subscribe = (root, args, context: Context, info) => {
      mayOpen(name, args, context);
      return subscribe(root, args, context, info) as unknown;
    };
  }
  guardEdges(guarded);
  return guarded;
}

/** The rules as shield's middleware, of the fields that have one, and of every other field of queries and mutations. */
function shielded(schema: GraphQLSchema): IMiddlewareTypeMap {
  const rules = Object.fromEntries(
    Object.entries(permissions).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, permission]) => [field, shieldRule(permission)])),
    ]),
  );
  const options = { fallbackRule: shieldRule(nobody), allowExternalErrors: true, debug: false };
  const generator = shield(rules, options) as unknown as { generate(schema: GraphQLSchema): IMiddlewareTypeMap };
  const everything = generator.generate(schema);
  const wrapped: Record<string, unknown> = {};
  for (const type of Object.keys(rules)) {
    if (type === 'Subscription') continue;
    const isRoot = type === 'Query' || type === 'Mutation';
    const fields = Object.entries(everything[type] as Record<string, unknown>);
    wrapped[type] = Object.fromEntries(fields.filter(([field]) => isRoot || field in rules[type]!));
  }
  return wrapped as IMiddlewareTypeMap;
}

const shieldRule = (permission: Permission) =>
  // No cache: a cached verdict would freeze rights for the life of a stream.
  rule({ cache: 'no_cache' })((_, args: unknown, { call }: Context) => refusalOf(permission, call.actor, args) ?? true);

/**
 * A thing shown on another one is authorised like the field that would show it: a key for robots does not read clients
 * by way of them. What is withheld is null, without an error, so that a page does not fail for it; where null may not be,
 * the edge is FORBIDDEN. This is one comparison an edge, and none of shield's machinery.
 */
function guardEdges(schema: GraphQLSchema): void {
  for (const { field, row } of edgesOf(schema)) {
    const resolve = field.resolve ?? defaultFieldResolver;
    const withhold = isNonNullType(field.type) ? forbid : () => null;
    field.resolve = (root, args, context: Context, info) =>
      lets(row, context.call.actor) ? (resolve(root, args, context, info) as unknown) : withhold();
  }
}

function forbid(): never {
  throw new DeskError('FORBIDDEN', 'forbidden');
}
