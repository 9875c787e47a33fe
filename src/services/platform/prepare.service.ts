/** What a desk needs before its first day: detection rules, and somebody who can sign in. */
import { newId } from '../../domain/ids.js';
import { DEFAULT_RULES } from '../../domain/robots/default-rules.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { DetectionRuleRow } from '../../entities/robots/detection-rule.entity.js';
import { checkNewPassword } from '../accounts/password-strength.js';
import { hashPassword } from '../accounts/secrets.js';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';

/**
 * Gives a new desk its default rules and, when asked to, its first ADMIN; an old desk is left as it is. To be called in
 * turn. @throws DeskError VALIDATION when the password of the first ADMIN is easy to guess
 */
export async function prepareDesk(
  call: Call,
  admin: { email?: string | undefined; password?: string | undefined },
): Promise<void> {
  const isNew = (await call.desk.orm.em.fork().count(Account)) === 0;
  if (isNew && admin.email && admin.password)
    await checkNewPassword(admin.password, [admin.email], 'en', ['ADMIN_PASSWORD']);
  const passwordHash = isNew && admin.password ? await hashPassword(admin.password) : null;
  await transaction(call, async (tx) => {
    if ((await tx.em.count(DetectionRuleRow)) === 0)
      for (const rule of DEFAULT_RULES) tx.em.create(DetectionRuleRow, { ...rule, id: newId(), createdAt: tx.now });
    if (admin.email && passwordHash)
      tx.em.create(Account, {
        id: newId(),
        email: admin.email,
        passwordHash,
        firstName: 'Admin',
        lastName: '',
        role: 'ADMIN',
        clientId: null,
        createdAt: tx.now,
        emailVerifiedAt: tx.now,
      });
  });
}
