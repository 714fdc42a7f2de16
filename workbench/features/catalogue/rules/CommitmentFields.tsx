import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CommitmentTerms } from '../../../../contracts/commitment.ts';
import { useWords } from '../../../platform/words.tsx';
import { linesOf } from './draft.ts';

type Props = { terms: CommitmentTerms | null; onChange: (terms: CommitmentTerms) => void };

/** What is told to who commits: obligations and consequences, a line each. */
export function CommitmentFields({ terms, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState({
    obligations: terms?.obligations.join('\n') ?? '',
    consequences: terms?.consequences.join('\n') ?? '',
    basis: terms?.basis ?? '',
  });
  const write = (change: Partial<typeof typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    onChange({
      obligations: linesOf(next.obligations),
      consequences: linesOf(next.consequences),
      basis: next.basis.trim() || null,
    });
  };
  return (
    <section className="pane" aria-labelledby="commitment">
      <h2 id="commitment">{t('workbench.rules.commitment')}</h2>
      <p className="sub">{t('workbench.rules.commitment.what')}</p>
      {(['obligations', 'consequences'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}${name}`}>{t(`workbench.rules.${name}`)}</label>
          <Input.TextArea
            id={`${id}${name}`}
            maxLength={6000}
            value={typed[name]}
            onChange={({ target }) => write({ [name]: target.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}basis`}>{t('workbench.rules.basis')}</label>
        <Input
          id={`${id}basis`}
          maxLength={300}
          value={typed.basis}
          onChange={({ target }) => write({ basis: target.value })}
        />
      </div>
    </section>
  );
}
