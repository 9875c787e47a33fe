export { mayAskFor, mayOpen, putBehindPermissions } from './gate.js';
