export * from './calendar.service.js';
export * from './deadlines.service.js';
export * from './policy.service.js';
export { DEADLINE_TASK } from './reckon.js';
export * from './simulate.query.js';
export * from './sla.query.js';
