export * from './suggestion.query.js';
export * from './technician.query.js';
export * from './technician.service.js';
