/** Writes `schema.graphql` from the code, or with `--check` says whether it is up to date. */
import { lexicographicSortSchema, printSchema } from 'graphql';
import { deskSchema } from '../src/server/schema.js';
import { emit } from './support/emitted.js';

await emit('schema.graphql', `${printSchema(lexicographicSortSchema(deskSchema()))}\n`, 'npm run schema:emit');
