/** All migrations, oldest first. `npm run migration:new` adds a file and its line here. */
import { Migration20261120000000 } from './20261120000000-desk.js';
import { Migration20261120110000 } from './20261120110000-identity.js';

export const migrations = [
  { name: '20261120000000-desk', class: Migration20261120000000 },
  { name: '20261120110000-identity', class: Migration20261120110000 },
  // The next one goes above this line.
];
