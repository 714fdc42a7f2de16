import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { WindowApplication } from '../../../contracts/window.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { type Sitting, takeLicence } from './queries.ts';

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  onChange: (answer: WindowApplication) => void;
};

/** The person shows the code of a licence on her telephone: it stands for a paper, and nothing is scanned. */
export function TakeLicence({ sitting, application, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const [code, setCode] = useState('');
  const [materialId, setMaterial] = useState('');
  const { busy, failure, submit } = useSubmit();
  const open = application.materials.filter(({ source }) => source === 'absent');
  // What comes later is taken on the page of the case.
  if (!open.length || application.act === 'supply') return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = { code: code.trim(), ...(materialId ? { materialId } : {}) };
    void submit(
      () => takeLicence(sitting, body),
      (answer) => {
        setCode('');
        setMaterial('');
        announce(t('workbench.window.take.done'));
        onChange(answer);
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      {failure && <ProblemNote failure={failure} />}
      <TextField
        name="show-code"
        label={t('workbench.pull.code')}
        hint={t('workbench.window.take.what')}
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
          {open.map((one) => (
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
