import type { SealState } from '../../../contracts/seals.ts';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';

const tones: Record<SealState, Tone> = {
  applied: 'on',
  made: 'on',
  filed: 'on',
  'in-use': 'ok',
  suspended: 'warn',
  destroyed: 'idle',
};

export function SealTag({ state }: { state: SealState }) {
  const t = useWords();
  return <Tag tone={tones[state]}>{t(`code.seal-state.${state}`)}</Tag>;
}
