/**
 * One executor for both doors. An operation that comes again is compiled (graphql-jit): its answer costs a fraction of
 * walking the document anew each time. What is asked once is not worth compiling and goes through graphql-js.
 */
import {
  execute,
  getOperationAST,
  isAbstractType,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.js';

export interface Operation {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
  context: Context;
  /** For a subscription: the event. */
  root?: unknown;
}

export interface Executor {
  run(operation: Operation): Promise<ExecutionResult> | ExecutionResult;
}

/** How often a document is asked before it is compiled. */
const WORTH_COMPILING = 2;
/** Compiled operations kept at the most, by name within their document. */
const COMPILED_MAX = 1_000;

interface Known {
  asked: number;
  /** False: graphql-jit cannot compile it. */
  compiled: CompiledQuery | false | null;
  /** All fields in the document, as `Type.field`. */
  fields: ReadonlySet<string> | null;
  /** Default values of its variables. */
  defaults: Record<string, unknown>;
}

/** @param compiledFrom the time from which on an operation that comes again is compiled */
export function createExecutor(schema: GraphQLSchema, compiledFrom = WORTH_COMPILING): Executor {
  // By document and operation name. Parsed documents are kept by their doors, so the same text is the same document.
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  // Holds on to compiled operations in order of use: what falls out is compiled again when it comes again.
  const kept = new LRUCache<Known, true>({ max: COMPILED_MAX, dispose: (_, entry) => (entry.compiled = null) });

  const entryOf = ({ document, operationName }: Operation): Known => {
    let byName = known.get(document);
    if (!byName) known.set(document, (byName = new Map()));
    const name = operationName ?? '';
    let entry = byName.get(name);
    if (!entry) byName.set(name, (entry = { asked: 0, compiled: null, fields: null, defaults: {} }));
    return entry;
  };

  return {
    run(operation) {
      const entry = entryOf(operation);
      operation.context.call.fields = entry.fields ??= fieldsIn(schema, operation.document);
      entry.asked += 1;
      if (entry.asked === 1 && !isWorthCompiling(operation.document, entry.fields)) entry.compiled = false;
      if (entry.compiled === null && entry.asked >= compiledFrom) {
        const compiled = compileQuery(schema, operation.document, operation.operationName ?? undefined);
        entry.compiled = isCompiledQuery(compiled) ? compiled : false;
        entry.defaults = defaultsOf(operation);
      }
      // A null said in place of a default: graphql-jit lets it through to where none may be.
      const isOverruled = Object.keys(entry.defaults).some((name) => operation.variables?.[name] === null);
      if (!entry.compiled || isOverruled) return interpret(schema, operation);
      kept.set(entry, true);
      const variables = { ...entry.defaults, ...operation.variables };
      const result = entry.compiled.query(operation.root, operation.context, variables) as
        Promise<ExecutionResult> | ExecutionResult;
      // Variables that do not fit: nothing was executed, and graphql-js says it in the words that people know.
      if ('errors' in result && !('data' in result)) return interpret(schema, operation);
      return result;
    },
  };
}

/**
 * What is asked of the schema itself is asked seldom, and takes longer to compile than to answer. And in a compiled
 * literal `__proto__` would be no name like any other.
 */
const isWorthCompiling = ({ loc }: DocumentNode, fields: ReadonlySet<string>): boolean =>
  !fields.has('Query.__schema') && !fields.has('Query.__type') && !loc?.source.body.includes('__proto__');

/** All fields anywhere in a document, as `Type.field`: more than one of its operations may need, and never less. */
function fieldsIn(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const fields = new Set<string>();
  const place = new TypeInfo(schema);
  const Field = ({ name }: { name: { value: string } }) => {
    const parent = place.getParentType();
    if (!parent) return;
    const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    for (const type of types) fields.add(`${type.name}.${name.value}`);
  };
  visit(document, visitWithTypeInfo(place, { Field }));
  return fields;
}

/** graphql-jit overlooks the default of a variable whose type is non-null: defaults are given to it as values. */
function defaultsOf({ document, operationName }: Operation): Record<string, unknown> {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/** The same operation through graphql-js's own executor. */
export const interpret = (schema: GraphQLSchema, operation: Operation) =>
  execute({
    schema,
    document: operation.document,
    operationName: operation.operationName,
    variableValues: operation.variables,
    contextValue: operation.context,
    rootValue: operation.root,
  }) as Promise<ExecutionResult>;
