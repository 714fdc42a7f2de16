import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';

/** The code of a licence that its holder shows, and for which material: that bound to its kind, or one the clerk names. */
export function CodeForm<Answer>(props: {
  name: string;
  hint: string;
  /** Those that lack, by name. */
  materials: readonly { id: string; name: string }[];
  take: (code: string, materialId: string | undefined) => Promise<Answer>;
  onTaken: (answer: Answer) => void;
}) {
  const t = useWords();
  const id = useId();
  const [code, setCode] = useState('');
  const [materialId, setMaterial] = useState('');
  const { busy, failure, submit } = useSubmit();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => props.take(code.trim(), materialId || undefined),
      (answer) => {
        setCode('');
        setMaterial('');
        props.onTaken(answer);
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      {failure && <ProblemNote failure={failure} />}
      <TextField
        name={props.name}
        label={t('workbench.pull.code')}
        hint={props.hint}
        maxLength={400}
        value={code}
        onChange={setCode}
      />
      <div className="field">
        <label htmlFor={id}>{t('workbench.taken.material')}</label>
        <select
          id={id}
          className="input"
          value={materialId}
          onChange={(event) => setMaterial(event.target.value)}
        >
          <option value="">{t('workbench.taken.material.bound')}</option>
          {props.materials.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <Button htmlType="submit" loading={busy} disabled={code.trim().length < 6}>
          {t('workbench.pull.go')}
        </Button>
      </div>
    </form>
  );
}
