/** The scalars of the schema. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const ISO = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)$/;

/** Whether the calendar has this day: JavaScript takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** PostgreSQL's text of an instant in UTC, cut to milliseconds, as ISO 8601. */
function isoOfPostgres(text: string): string {
  // 2026-11-20 07:16:40.601234+00
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  if (text[19] !== '.') return `${seconds}.000Z`;
  const end = text.indexOf('+', 20);
  return `${seconds}.${text
    .slice(20, end < 0 ? undefined : end)
    .slice(0, 3)
    .padEnd(3, '0')}Z`;
}

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'An instant in UTC, ISO 8601 with milliseconds: `2026-11-20T06:11:11.730Z`. Input may bear another offset.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize(value) {
    if (typeof value === 'string') return value[10] === ' ' ? isoOfPostgres(value) : new Date(value).toISOString();
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('DateTime cannot represent this value.');
  },
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
});

function parseDateTime(value: unknown): Date {
  const date = typeof value === 'string' && ISO.test(value) && isDay(value.slice(0, 10)) ? new Date(value) : null;
  const year = date?.getUTCFullYear();
  // Outside these years PostgreSQL and JavaScript write times in other ways, and no robot was there.
  if (!date || year === undefined || Number.isNaN(year) || year < 1900 || year > 9999)
    throw new GraphQLError('Give an ISO 8601 time with its offset, like 2026-11-20T06:11:11Z.');
  return date;
}

export const DateOnly = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, ISO 8601: `2026-11-20`.',
  serialize: (value) => String(value).slice(0, 10),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : null),
});

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || !isDay(value))
    throw new GraphQLError('Give a calendar day, like 2026-11-20.');
  return value;
}

export const Duration = new GraphQLScalarType<number, string>({
  name: 'Duration',
  description:
    'A length of time, ISO 8601, to the second: `PT26H3M`. Shown in hours, minutes and seconds; input may bear weeks and days of 24 hours, but no months or years, which are not of one length.',
  serialize(value) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new GraphQLError('Duration cannot represent this value.');
    return isoOfSeconds(Math.round(value));
  },
  parseValue: parseDuration,
  parseLiteral: (node) => parseDuration(node.kind === Kind.STRING ? node.value : null),
});

function isoOfSeconds(seconds: number): string {
  const length = Math.abs(seconds);
  const parts = [
    [Math.floor(length / 3_600), 'H'],
    [Math.floor(length / 60) % 60, 'M'],
    [length % 60, 'S'],
  ] as const;
  const said = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  return `${seconds < 0 ? '-' : ''}PT${said || '0S'}`;
}

/** A duration in seconds. */
function parseDuration(value: unknown): number {
  const [, weeks, days, hours, minutes, seconds] =
    (typeof value === 'string' &&
      /^P(?=\w)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/.exec(value)) ||
    [];
  const parts = [weeks, days, hours, minutes, seconds];
  if (parts.every((part) => part === undefined))
    throw new GraphQLError('Give an ISO 8601 duration of weeks, days, hours, minutes or seconds, like PT26H3M.');
  const lengths = [604_800, 86_400, 3_600, 60, 1];
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * lengths[index]!, 0);
}

export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'A place in a list or in a stream. Opaque: keep it, hand it back, do not read it.',
  serialize: String,
  parseValue: parseCursor,
  parseLiteral: (node) => parseCursor(node.kind === Kind.STRING ? node.value : null),
});

function parseCursor(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1_024) throw new GraphQLError('A cursor is a short text.');
  return value;
}

/** Foreign JSON as a literal in the query's text. */
function literalToJson(node: ValueNode, variables: Record<string, unknown> | null | undefined): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((item) => literalToJson(item, variables));
    case Kind.OBJECT:
      // Made without a prototype: `__proto__` in foreign content is a name like any other.
      return node.fields.reduce<Record<string, unknown>>(
        (object, field) => {
          object[field.name.value] = literalToJson(field.value, variables);
          return object;
        },
        Object.create(null) as Record<string, unknown>,
      );
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.NULL:
      return null;
  }
}

const foreign = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ name, description, parseValue: (value) => value, parseLiteral: literalToJson });

export const Json = foreign('JSON', 'Any JSON value: content that is foreign to the desk and kept as it came.');

/**
 * What machines report is checked entry by entry, not by GraphQL: a value of the wrong type refuses its entry, by its
 * index, instead of the whole batch. The scalars say what is expected.
 */
export const ReportedText = foreign('ReportedText', 'A text, checked entry by entry.');
export const ReportedTime = foreign('ReportedTime', 'A time in ISO 8601, checked entry by entry.');
export const ReportedInteger = foreign('ReportedInteger', 'A whole number, checked entry by entry.');
export const ReportedLevel = foreign('ReportedLevel', 'One of OK, WARN, ERROR, STALE, checked entry by entry.');
