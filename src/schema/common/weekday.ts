import { WEEKDAYS } from '../../domain/sla/sla-words.js';
import { enumOf } from './enums.js';

export const Weekday = enumOf('Weekday', 'A day of the week.', WEEKDAYS, {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});
