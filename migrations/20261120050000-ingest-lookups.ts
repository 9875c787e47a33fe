import { Migration } from '@mikro-orm/migrations';

/**
 * Two lookups that every batch of robots' messages makes become small. Whether maintenance is running on a robot is
 * read from an index of just those tickets. And a robot's state remembers the newest time that a line of it bears:
 * only what comes late is held against earlier lines.
 */
export class Migration20261120050000 extends Migration {
  override up(): void {
    this.addSql(`create index ticket_maintenance_idx on ticket (robot_id)
      where origin = 'MAINTENANCE_PLAN' and status = 'IN_PROGRESS'`);
    this.addSql(`alter table robot_state add column newest_observed_at timestamptz`);
    this.addSql(`update robot_state set newest_observed_at = (
      select max(observed_at) from diagnostic where diagnostic.robot_id = robot_state.robot_id)`);
  }

  override down(): void {
    this.addSql(`alter table robot_state drop column newest_observed_at`);
    this.addSql(`drop index ticket_maintenance_idx`);
  }
}
