export * from './technician.query.js';
