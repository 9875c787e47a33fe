/** Amounts: decimal, with their currency, and never a float. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Field, InputType, ObjectType } from 'type-graphql';

export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'A decimal number as text, so that no digit is lost on the way: `1234.50`.',
  serialize: String,
  parseValue: parseDecimal,
  parseLiteral: (node) =>
    parseDecimal(node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : null),
});

/** As text, or as a whole number: another number may have lost digits before it came here. */
function parseDecimal(value: unknown): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,12}(\.\d{1,6})?$/.test(text))
    throw new GraphQLError('Give a decimal number as text, like "1234.50".');
  return text;
}

@ObjectType('Money', { description: 'An amount in a currency.', simpleResolvers: true })
export class MoneyType {
  @Field(() => Decimal, { description: 'How much.' })
  amount!: string;

  @Field(() => String, { description: 'Currency, ISO 4217.' })
  currency!: string;
}

@InputType('MoneyInput', { description: 'An amount in a currency.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'How much, with two decimals at the most.' })
  amount!: string;

  @Field(() => String, { nullable: true, description: 'Currency, ISO 4217; EUR when nothing is said.' })
  currency?: string | null;
}
