export * from './claim.js';
export * from './collect.service.js';
export * from './file.query.js';
export * from './links.js';
export * from './receive.service.js';
export * from './send.js';
export * from './upload.service.js';
