export * from './message.query.js';
export * from './message.service.js';
export * from './saved-view.query.js';
export * from './saved-view.service.js';
export * from './ticket-statistics.query.js';
export * from './ticket.query.js';
export * from './ticket.service.js';
export * from './timeline.query.js';
