import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import type { LicenceView } from '../../../contracts/licence-acts.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { actOnLicence } from './queries.ts';

type Props = {
  view: LicenceView;
  action: LicenceView['actions'][number];
  onClose: () => void;
  onDone: (said: string) => void;
};

/** One act: its ground, why, and for a change what the face says from now on. Masked elements are left alone unless written anew. */
export function ActDialog({ view, action, onClose, onDone }: Props) {
  const t = useWords();
  const id = useId();
  const { act, grounds } = action;
  const [ground, setGround] = useState(grounds.length === 1 ? (grounds[0]?.key ?? '') : '');
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Record<string, string>>({});
  const { busy, failure, submit } = useSubmit();
  const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim()));
  const lacking =
    !ground ||
    reason.trim().length < 2 ||
    (act === 'change' && ground !== 'replacement' && !Object.keys(changed).length);
  const name = t(`workbench.licences.act.${act}`);
  return (
    <Modal
      open
      title={t('workbench.licences.actOn', { act: name, type: view.typeName })}
      okText={name}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ disabled: lacking, loading: busy }}
      onOk={() =>
        void submit(
          () =>
            actOnLicence(view.id, {
              act,
              version: view.version,
              ground,
              reason: reason.trim(),
              ...(act === 'change' ? { fields: changed } : {}),
            }),
          () => onDone(t('workbench.licences.actDone', { act: name, type: view.typeName })),
        )
      }
      onCancel={onClose}
      width={640}
    >
      {failure && <ProblemNote failure={failure} />}
      <fieldset className="stack">
        <legend>{t('workbench.licences.ground')}</legend>
        <Radio.Group
          vertical
          value={ground}
          onChange={(event) => setGround(String(event.target.value))}
          options={grounds.map(({ key, name: label }) => ({ value: key, label }))}
        />
      </fieldset>
      {act === 'change' && (
        <>
          <p className="sub">{t('workbench.licences.fields')}</p>
          {view.elements.map(({ key, label, value }) => (
            <TextField
              key={key}
              name={key}
              label={label}
              hint={value}
              maxLength={2000}
              value={fields[key] ?? ''}
              onChange={(next) => setFields({ ...fields, [key]: next })}
            />
          ))}
        </>
      )}
      <label htmlFor={id}>{t('workbench.licences.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
