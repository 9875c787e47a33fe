import { Migration } from '@mikro-orm/migrations';

/**
 * What the statistics of tickets count is at hand. A ticket bears when it was first responded to, so that no timeline
 * is read for it; the index in the order of creation holds the times beside it; and there is one by origin, as
 * there is by status and priority.
 */
export class Migration20261120060000 extends Migration {
  override up(): void {
    this.addSql(`alter table ticket add column responded_at timestamptz`);
    // The rule of Ticket.assign, Ticket.move and openTicket, told by what they have left on the timelines.
    this.addSql(`update ticket set responded_at = response.at
      from (
        select ticket_id, min(at) as at from timeline_entry
        where kind = 'ticket.assigned'
          or (kind = 'ticket.opened' and data ->> 'to' = 'ASSIGNED')
          or (kind in ('ticket.status_changed', 'ticket.reopened') and actor_kind = 'PERSON')
        group by ticket_id
      ) as response
      where response.ticket_id = ticket.id`);
    this.addSql(
      `create index ticket_times_idx on ticket (created_at, id) include (responded_at, resolved_at, reopened)`,
    );
    this.addSql(`drop index ticket_created_at_idx`);
    this.addSql(`create index ticket_origin_idx on ticket (origin, created_at, id)`);
  }

  override down(): void {
    this.addSql(`drop index ticket_origin_idx`);
    this.addSql(`create index ticket_created_at_idx on ticket (created_at, id)`);
    this.addSql(`drop index ticket_times_idx`);
    this.addSql(`alter table ticket drop column responded_at`);
  }
}
