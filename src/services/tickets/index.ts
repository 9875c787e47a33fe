export * from './escalate.js';
export * from './import-history.service.js';
export * from './imported.query.js';
export * from './merge.js';
export * from './ticket-statistics.query.js';
export * from './ticket.query.js';
export * from './ticket.service.js';
