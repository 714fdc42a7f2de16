import type { Keyring } from '../../platform/crypto/index.ts';
import type { RatedFrom } from './rating.ts';

/** A browser and its network as blind indexes: to be compared, never to be read. */
export function deskOf(
  keyring: Pick<Keyring, 'blind'>,
  { address, agent }: Pick<RatedFrom, 'address' | 'agent'>,
): { browser: string; network: string } {
  const network = keyring.blind(address.replace(/^::ffff:/, ''), 'ratings.network');
  return { browser: keyring.blind(`${address}\n${agent}`, 'ratings.browser'), network };
}
