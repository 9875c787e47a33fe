export * from './product.query.js';
export * from './product.service.js';
