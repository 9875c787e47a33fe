import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ErrorCode } from './user-error.js';

@ObjectType('CsvFile', { description: 'A file for spreadsheets, in the caller’s language.', simpleResolvers: true })
export class CsvFile {
  @Field(() => String, { description: 'Its content: UTF-8 with a byte order mark, to be saved as it is.' })
  csv!: string;

  @Field(() => Int, { description: 'How many rows it has, without the headers.' })
  rows!: number;
}

@ObjectType('ImportProblem', { description: 'One thing that is wrong with an imported file.', simpleResolvers: true })
export class ImportProblem {
  @Field(() => Int, { nullable: true, description: 'The row, from 1, without the headers; null for the whole file.' })
  row!: number | null;

  @Field(() => Int, { nullable: true, description: 'The line of the file on which the row begins, from 1.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'The column by its header; null for the whole row.' })
  column!: string | null;

  @Field(() => ErrorCode as never, { description: 'What kind of problem it is.' })
  code!: string;

  @Field(() => String, { description: 'What to do, in the caller’s language.' })
  message!: string;
}

@ObjectType('ImportReport', { description: 'What became of an import, or would become of it.', simpleResolvers: true })
export class ImportReport {
  @Field(() => Boolean, { description: 'It was only tried: nothing was changed.' })
  dryRun!: boolean;

  @Field(() => Int, { description: 'Rows in the file, without the headers.' })
  rows!: number;

  @Field(() => Int, { description: 'How many were entered anew.' })
  created!: number;

  @Field(() => Int, { description: 'How many were changed.' })
  updated!: number;

  @Field(() => Int, { description: 'How many were there already, and as the file says.' })
  unchanged!: number;

  @Field(() => [ImportProblem], {
    description: 'What is wrong with the file, at most 100 in its order. With any problem nothing is imported.',
  })
  problems!: ImportProblem[];

  @Field(() => Int, { description: 'Problems beside those that are told.' })
  problemsLeftOut!: number;
}

/** What every import takes. */
@InputType()
export abstract class ImportInput {
  @Field(() => String, {
    description:
      'Its content: UTF-8, cells separated by `;` or `,`, the first line its headers in French or English, at most 5,000 rows.',
  })
  csv!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only tries it: answers the same, and changes nothing.' })
  dryRun!: boolean;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}
