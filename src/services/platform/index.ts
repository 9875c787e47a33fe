export * from './audit.query.js';
export * from './audited.js';
export * from './prepare.service.js';
export * from './seal-audit.service.js';
export * from './trim.service.js';
export * from './verify-audit.js';
