export * from './client.query.js';
