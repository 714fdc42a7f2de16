import type { LicenceState } from '../../../contracts/licences.ts';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';

const tones: Record<LicenceState, Tone> = {
  valid: 'ok',
  suspended: 'warn',
  revoked: 'bad',
  cancelled: 'bad',
  expired: 'idle',
  superseded: 'idle',
};

export function StateTag({ state }: { state: string }) {
  const t = useWords();
  const known = state as LicenceState;
  return <Tag tone={tones[known]}>{t(`code.licence-state.${known}`)}</Tag>;
}
