import { defineEntity, p } from '@mikro-orm/postgresql';

/** A selection of tickets that an account has saved under a name. */
export const SavedViewSchema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    name: p.string(),
    /** Which tickets, in the form of the API: `TicketWhere`. */
    conditions: p.json().$type<Record<string, unknown>>(),
    orderBy: p.string(),
    /** What the page shows of each ticket, in the page's own words. */
    columns: p.json().$type<string[]>(),
    /** Views are shown from the lowest position up. */
    position: p.integer().default(0),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView);
