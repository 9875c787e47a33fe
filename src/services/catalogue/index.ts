export * from './product.query.js';
