import { may } from './rules.js';

export const filePermissions = {
  Mutation: {
    requestUpload: may<{ input?: { purpose?: string } }>(
      { CLIENT: 'self', TECHNICIAN: 'self', SAV_MANAGER: 'self', ADMIN: 'self' },
      {
        words: 'images of products are for managers and administrators',
        unless: (actor, { input }) =>
          input?.purpose === 'PRODUCT_IMAGE' &&
          actor.kind === 'PERSON' &&
          (actor.role === 'CLIENT' || actor.role === 'TECHNICIAN'),
      },
    ),
  },
};
