/** Enums of the schema: the closed lists of the domain, each value with its meaning. */
import { registerEnumType } from 'type-graphql';

type Meanings<Values extends readonly string[]> = Record<Values[number], string>;

/** Registers a closed list as a GraphQL enum. Every value must have a description: the compiler sees to it. */
export function enumOf<const Values extends readonly string[]>(
  name: string,
  description: string,
  values: Values,
  meanings: Meanings<Values>,
): Record<string, string> {
  const object = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      values.map((value) => [value, { description: meanings[value as Values[number]] }]),
    ),
  });
  return object;
}

/** Registers the orders of a list as an enum, described from their names. */
export function orderEnumOf(name: string, thing: string, orders: Record<string, unknown>): Record<string, string> {
  const values = Object.keys(orders);
  return enumOf(
    name,
    `Orders of ${thing}. Ties are broken by id.`,
    values,
    Object.fromEntries(
      values.map((value) => [
        value,
        `By ${value
          .replace(/_(ASC|DESC)$/, '')
          .toLowerCase()
          .replaceAll('_', ' ')}, ${value.endsWith('ASC') ? 'ascending' : 'descending'}.`,
      ]),
    ),
  );
}
