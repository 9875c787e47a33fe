import { SLA_CLOCKS, SLA_REASONS, SLA_STATES } from '../../domain/sla/ledger.js';
import { enumOf } from '../common/enums.js';
import { filterOf } from '../common/filters.js';

export const SlaClockKind = enumOf('SlaClockKind', 'What a clock of a ticket measures.', SLA_CLOCKS, {
  RESPONSE: 'Working time until the first response.',
  RESOLUTION: 'Working time until the resolution.',
});
export const SlaState = enumOf('SlaState', 'How a clock stands, or a ticket with its clocks.', SLA_STATES, {
  RUNNING: 'It runs, and is in time.',
  PAUSED: 'It stands while somebody else is waited for, and is in time.',
  BREACHED: 'Its time is used up, and it is not met.',
  MET: 'Met in time.',
  MET_LATE: 'Met when its time was used up.',
  ENDED: 'Ended with its ticket, which was cancelled or merged in time.',
});
export const SlaReason = enumOf('SlaReason', 'Why a stretch of time counts, or does not.', SLA_REASONS, {
  COUNTED: 'Working time: it counts.',
  OUTSIDE_HOURS: 'Outside of working hours.',
  HOLIDAY: 'A public holiday.',
  DAY_OFF: 'A day on which the calendar has no hours.',
  PAUSED: 'Somebody else was waited for.',
  STOPPED: 'It had been met, and the ticket was reopened later.',
});
export const SlaStateFilter = filterOf('SlaStateFilter', SlaState);
