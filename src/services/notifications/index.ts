export * from './mail.service.js';
export * from './write-letter.js';
