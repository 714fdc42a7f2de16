import type { SubjectKind } from '../../../contracts/identity.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Db, sql } from '../../platform/db/index.ts';
import { blindIdNumber, blindName } from './personal-data.ts';

export type RegisteredEnterprise = {
  uscc: string;
  name: string;
  kind: SubjectKind;
  legalRepresentativeName: string;
  /** Blind index of the representative's ID number. */
  legalRepresentativeBlind: string;
  status: 'active' | 'suspended' | 'revoked' | 'deregistered';
  demonstration: boolean;
};

/** Where enterprises are looked up: the office's own register, or a connector to the market regulator's. */
export type EnterpriseRegistry = { find(uscc: string): Promise<RegisteredEnterprise | undefined> };

/** Whether a name and an ID number belong together. `unknown` leaves level 1; a mismatch is told to the person. */
export type RealNameProvider = {
  match(name: string, idNumber: string): Promise<'match' | 'mismatch' | 'unknown'>;
};

export function localEnterpriseRegistry(db: Db): EnterpriseRegistry {
  return {
    async find(uscc) {
      const { rows } = await sql<RegisteredEnterprise>`
        select uscc, name, kind, status, demonstration,
          legal_representative_name as "legalRepresentativeName",
          legal_representative_blind as "legalRepresentativeBlind"
        from identity.enterprise_register where uscc = ${uscc}`.execute(db);
      return rows[0];
    },
  };
}

/** Knows the invented people of the demonstration and nobody else; real people show their card at a window. */
export function localRealNameProvider(db: Db, keyring: Keyring): RealNameProvider {
  return {
    async match(name, idNumber) {
      const { rows } = await sql<{ name_blind: string }>`
        select name_blind from identity.demonstration_person
        where number_blind = ${blindIdNumber(keyring, idNumber)}`.execute(db);
      if (!rows[0]) return 'unknown';
      return rows[0].name_blind === blindName(keyring, name) ? 'match' : 'mismatch';
    },
  };
}
