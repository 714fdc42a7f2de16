import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { api } from '../../../platform/app.ts';
import { asFailure, type Failure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';

const usual = ['check', 'contact', 'other'] as const;
/** 个人信息保护法 51: a reason that says something; the server refuses shorter ones. */
const shortest = 4;
type Usual = (typeof usual)[number];

type Props = { caseId: string; field: string; label: string; onDone: (whole?: string) => void };

/** Why the whole number is needed. The reason goes to the record with name and time, and that is said beforehand. */
export function UnmaskDialog({ caseId, field, label, onDone }: Props) {
  const t = useWords();
  const id = useId();
  const [choice, setChoice] = useState<Usual>();
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const reason = choice === 'other' ? own.trim() : choice ? t(`workbench.unmask.reason.${choice}`) : '';

  async function show() {
    setBusy(true);
    setFailure(undefined);
    try {
      const { value } = await api<{ value: string }>({
        method: 'POST',
        path: `/cases/${encodeURIComponent(caseId)}/unmask`,
        body: { field, reason },
      });
      onDone(value);
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t('workbench.unmask.title', { label })}
      okText={t('workbench.unmask.ok')}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ disabled: [...reason].length < shortest, loading: busy }}
      onOk={() => void show()}
      onCancel={() => onDone()}
      width={440}
    >
      <p className="sub">{t('workbench.unmask.recorded')}</p>
      <Radio.Group
        className="choices"
        aria-label={t('workbench.unmask.reason')}
        value={choice}
        onChange={(event) => setChoice(event.target.value as Usual)}
        options={usual.map((value) => ({ value, label: t(`workbench.unmask.reason.${value}`) }))}
      />
      {choice === 'other' && (
        <div className="field">
          <label htmlFor={id}>{t('workbench.unmask.own')}</label>
          <Input
            id={id}
            value={own}
            maxLength={200}
            onChange={(event) => setOwn(event.target.value)}
            autoFocus
          />
        </div>
      )}
      {failure && <ProblemNote failure={failure} />}
    </Modal>
  );
}
