/**
 * Resolvers called as they are. type-graphql wraps each one to look its instance up, to convert and validate its
 * arguments (by promises) and to run middlewares; this schema uses none of that, and pays for none of it.
 */
import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Method = (this: object, ...params: unknown[]) => unknown;

/** What type-graphql knows of one method, as far as is needed here. */
interface Handler {
  methodName: string;
  schemaName: string;
  target: new () => object;
  params?: { kind: string; index: number; name?: string }[];
  roles?: unknown[];
  middlewares?: unknown[];
  getObjectType?: () => unknown;
}

type Parameter = (...given: Parameters<Resolve>) => unknown;

/** Puts the methods themselves behind the fields of the schema. */
export function resolveDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const instances = new Map<Handler['target'], object>();
  const attach = (typeName: string | undefined, handler: Handler): void => {
    const type = schema.getType(typeName ?? '');
    const field = isObjectType(type) ? type.getFields()[handler.schemaName] : undefined;
    if (!field) return;
    if (handler.roles?.length || handler.middlewares?.length)
      throw new Error(
        `${typeName}.${handler.schemaName}: rights are a matter of src/permissions, and middlewares are not run`,
      );
    let instance = instances.get(handler.target);
    if (!instance) instances.set(handler.target, (instance = new handler.target()));
    field.resolve = direct(instance, handler);
  };
  const objectTypes = new Map(storage.objectTypes.map(({ target, name }) => [target as unknown, name]));
  for (const handler of storage.queries) attach('Query', handler as never);
  for (const handler of storage.mutations) attach('Mutation', handler as never);
  for (const handler of storage.subscriptions) attach('Subscription', handler as never);
  for (const handler of storage.fieldResolvers)
    if (handler.kind === 'external') attach(objectTypes.get(handler.getObjectType?.()), handler as never);
}

function direct(instance: object, { methodName, params = [] }: Handler): Resolve {
  const method = (instance as Record<string, Method>)[methodName]!;
  const parameters = [...params].sort((a, b) => a.index - b.index).map(parameterOf);
  const [first, second] = parameters;
  // Most edges take the row and the context; a call without a list of parameters is worth its line.
  if (parameters.length === 2 && first && second)
    return (root, args, context, info) =>
      method.call(instance, first(root, args, context, info), second(root, args, context, info));
  return (root, args, context, info) =>
    method.apply(
      instance,
      parameters.map((parameter) => parameter(root, args, context, info)),
    );
}

function parameterOf({ kind, name }: { kind: string; name?: string }): Parameter {
  switch (kind) {
    case 'root':
      return (root) => root;
    case 'context':
      return (_, __, context) => context;
    case 'args':
      return (_, args) => args;
    case 'arg':
      return (_, args) => args[name!] as unknown;
    case 'info':
      return (_, __, ___, info) => info;
    default:
      throw new Error(`A parameter of kind ${kind} is not known here`);
  }
}
