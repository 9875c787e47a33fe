/** All migrations, oldest first. `npm run migration:new` adds a file and its line here. */
import { Migration20261120000000 } from './20261120000000-desk.js';
import { Migration20261120050000 } from './20261120050000-ingest-lookups.js';
import { Migration20261120060000 } from './20261120060000-ticket-statistics.js';
import { Migration20261120100000 } from './20261120100000-accounts.js';
import { Migration20261120110000 } from './20261120110000-identity.js';
import { Migration20261120120000 } from './20261120120000-policies.js';
import { Migration20261120130000 } from './20261120130000-audit.js';
import { Migration20261120140000 } from './20261120140000-service-desk.js';
import { Migration20261120140100 } from './20261120140100-search.js';
import { Migration20261120140110 } from './20261120140110-clients.js';
import { Migration20261120140200 } from './20261120140200-catalogue.js';
import { Migration20261120140400 } from './20261120140400-files.js';
import { Migration20261120140600 } from './20261120140600-ticket-life.js';
import { Migration20261120140700 } from './20261120140700-conversations.js';

export const migrations = [
  { name: '20261120000000-desk', class: Migration20261120000000 },
  { name: '20261120050000-ingest-lookups', class: Migration20261120050000 },
  { name: '20261120060000-ticket-statistics', class: Migration20261120060000 },
  { name: '20261120100000-accounts', class: Migration20261120100000 },
  { name: '20261120110000-identity', class: Migration20261120110000 },
  { name: '20261120120000-policies', class: Migration20261120120000 },
  { name: '20261120130000-audit', class: Migration20261120130000 },
  { name: '20261120140000-service-desk', class: Migration20261120140000 },
  { name: '20261120140100-search', class: Migration20261120140100 },
  { name: '20261120140110-clients', class: Migration20261120140110 },
  { name: '20261120140200-catalogue', class: Migration20261120140200 },
  { name: '20261120140400-files', class: Migration20261120140400 },
  { name: '20261120140600-ticket-life', class: Migration20261120140600 },
  { name: '20261120140700-conversations', class: Migration20261120140700 },
  // The next one goes above this line.
];
