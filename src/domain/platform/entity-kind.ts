/** Names of a kind of thing, from its table's: `fleet_alert` is a FleetAlert in the schema, and named by `fleetAlertId`. */
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const camelName = (table: string): string =>
  table
    .split('_')
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('');

export const entityKindOf = (table: string): string => capital(camelName(table));
