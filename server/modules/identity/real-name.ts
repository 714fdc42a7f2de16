import type { RealNameLevel } from '../../../contracts/identity.ts';
import { AppError } from '../../platform/errors.ts';

/** Where a level came from; kept with the account. */
export type LevelSource = 'self-declared' | 'register' | 'window' | 'provider' | 'demonstration';

export const levelOf: Record<LevelSource, RealNameLevel> = {
  'self-declared': 1,
  register: 2, // name and number belong together; who typed them is still unknown
  window: 3, // a clerk saw the person and the card
  provider: 3, // the identity provider vouches for the person
  demonstration: 3,
};

/**
 * Level that acting for an organisation takes: with 2, anyone who knows a representative's name and number could act.
 */
export const levelToRepresent: RealNameLevel = 3;

/** Throws where an account's level is below what an action needs. */
export function demandLevel(level: RealNameLevel, needed: RealNameLevel): void {
  if (level < needed) throw new AppError('real-name-level', { level, needed });
}
