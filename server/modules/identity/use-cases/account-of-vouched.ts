import { inTx, type Tx } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber, blindPhone } from '../personal-data.ts';
import { levelOf } from '../real-name.ts';
import { accountByLogin, disownAccount, insertAccount, raiseLevel } from '../store/accounts.ts';
import { linkAccount } from '../store/oidc.ts';
import { ensureSubject, updatePerson } from '../store/subjects.ts';

export type VouchedPerson = { name: string; idNumber: string; phone: string | null };
/** `accountId`: the account this identity is linked to already. */
export type ProviderIdentity = { issuer: string; sub: string; accountId?: string | undefined };

/**
 * The account of a person whose ID number a provider vouches for, linked and at level 3; made where there is none. An
 * account below level 3 that had this number may be a stranger's: it loses password, phone and sessions first, unless
 * this very identity made it.
 */
export function accountOfVouched(
  ctx: IdentityContext,
  identity: ProviderIdentity,
  person: VouchedPerson,
): Promise<{ accountId: string; personId: string }> {
  const now = ctx.clock.now();
  return inTx(ctx.db, async (tx) => {
    const found = await accountByLogin(tx, 'id-number', blindIdNumber(ctx.keyring, person.idNumber));
    if (found && found.level < levelOf.provider) {
      if (found.id !== identity.accountId) await disownAccount(tx, found.id, now);
      await raiseLevel(tx, found.id, levelOf.provider, 'provider');
    }
    const given = { kind: 'person' as const, name: person.name, number: person.idNumber };
    const subject = await ensureSubject(tx, ctx.keyring, now, given);
    await updatePerson(tx, ctx.keyring, subject.id, {
      name: person.name,
      verified: true,
      phone: person.phone,
    });
    const accountId = found?.id ?? (await makeAccount(ctx, tx, subject.id, person.phone));
    await linkAccount(tx, now, identity.issuer, identity.sub, accountId);
    return { accountId, personId: subject.id };
  });
}

async function makeAccount(
  ctx: IdentityContext,
  tx: Tx,
  personId: string,
  phone: string | null,
): Promise<string> {
  const blind = phone && blindPhone(ctx.keyring, phone);
  const taken = blind && (await accountByLogin(tx, 'phone', blind)); // a number changes hands: it stays with the first
  return insertAccount(tx, ctx.clock.now(), {
    personId,
    phoneBlind: taken ? null : blind,
    passwordHash: null,
    level: levelOf.provider,
    source: 'provider',
  });
}
