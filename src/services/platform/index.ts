export * from './attempts.js';
export * from './memory-buckets.js';
export * from './policy-book.js';
export * from './policy.service.js';
export * from './prepare.service.js';
export * from './trim.service.js';
