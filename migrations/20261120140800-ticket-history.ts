import { Migration } from '@mikro-orm/migrations';

/**
 * Tickets that another system kept before: by which number it knows them, so that they are imported once, and which of its
 * teams had them. And how often a ticket went from one technician to another; statistics read that, and times by
 * priority, from the index.
 */
export class Migration20261120140800 extends Migration {
  override up(): void {
    this.addSql(`alter table ticket
      add column external_ref text,
      add column reassigned integer not null default 0`);
    this.addSql(`create unique index ticket_external_ref_key on ticket (client_id, external_ref)
      where external_ref is not null`);
    this.addSql(`alter table technician add column external_ref text unique`);
    // The rule of Ticket.assign, told by what it has left on the timelines.
    this.addSql(`update ticket set reassigned = counted.times
      from (
        select ticket_id, count(*) as times from timeline_entry
        where kind = 'ticket.assigned' and data ->> 'previousTechnicianId' <> data ->> 'technicianId'
        group by ticket_id
      ) as counted
      where counted.ticket_id = ticket.id`);
    this.addSql(`drop index ticket_times_idx`);
    this.addSql(`create index ticket_times_idx on ticket (created_at, id)
      include (priority, responded_at, resolved_at, reopened, reassigned)`);
  }

  override down(): void {
    this.addSql(`drop index ticket_times_idx`);
    this.addSql(
      `create index ticket_times_idx on ticket (created_at, id) include (responded_at, resolved_at, reopened)`,
    );
    this.addSql(`alter table technician drop column external_ref`);
    this.addSql(`drop index ticket_external_ref_key`);
    this.addSql(`alter table ticket drop column external_ref, drop column reassigned`);
  }
}
