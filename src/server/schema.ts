/** The desk's schema: everything that resolves, behind the permissions. */
// First of all: type-graphql's decorators ask for it while the classes below are being defined.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { putBehindPermissions } from '../permissions/index.js';
import { resolvers } from '../resolvers/index.js';
import { buildDeskSchema } from '../schema/build-schema.js';
import { subscriptions } from '../subscriptions/index.js';

let built: GraphQLSchema | undefined;

/** Built once a process: type-graphql keeps what it has seen in a global of its own. */
export const deskSchema = (): GraphQLSchema =>
  (built ??= putBehindPermissions(buildDeskSchema([...resolvers, ...subscriptions] as never)));
