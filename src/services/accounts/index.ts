export * from './actor-cache.js';
export * from './account.query.js';
export * from './api-key.service.js';
export * from './authenticate.js';
export * from './secrets.js';
export * from './session.service.js';
export * from './token-signer.js';
