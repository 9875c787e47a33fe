export * from './prepare.service.js';
export * from './trim.service.js';
