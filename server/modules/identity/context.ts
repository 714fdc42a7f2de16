import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { EnterpriseRegistry, RealNameProvider } from './registries.ts';

/** The part of the platform's context that people and rights need; the registries are the local ones unless given. */
export type IdentityContext = {
  db: Db;
  clock: Clock;
  keyring: Keyring;
  realName?: RealNameProvider;
  enterprises?: EnterpriseRegistry;
};
