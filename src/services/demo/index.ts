export { DEMO_PASSWORD } from './demo-data.js';
export * from './demo-photos.js';
export * from './demo.service.js';
export * from './demo-keys.js';
