export * from './deadlines.service.js';
export * from './simulate.query.js';
export { DEADLINE_TASK } from './reckon.js';
