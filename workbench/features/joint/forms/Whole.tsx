import { Button, Checkbox, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { TextField } from '../../../parts/TextField.tsx';
import { useWords } from '../../../platform/words.tsx';
import type { JointForm } from './joint-form.ts';

type ShellProps = Pick<JointForm, 'busy' | 'failure'> & {
  what: string;
  go: string;
  ready: boolean;
  onSend: () => void;
  children?: ReactNode;
  beside?: boolean;
};

/** One act: what it means, its few fields, its button. */
export function ActShell({ what, go, ready, busy, failure, onSend, children, beside = false }: ShellProps) {
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend();
      }}
    >
      {failure && <ProblemNote failure={failure} beside={beside} />}
      <p>{what}</p>
      {children}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {go}
        </Button>
      </div>
    </form>
  );
}

export function LongText(props: {
  label: string;
  value: string;
  max: number;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={props.max}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

/** After a refusal: what falls anyway is said, what has not begun may be stopped too, the rest goes on. */
export function GoOn({ joint, busy, failure, send, onDirty }: JointForm) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [stop, setStop] = useState<string[]>([]);
  const waiting = joint.parts.filter(({ state }) => state === 'waiting');
  return (
    <ActShell
      what={t('workbench.joint.command.go-on.what')}
      go={t('workbench.joint.command.go-on')}
      ready={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSend={() => void send({ reason, ...(stop.length ? { stop } : {}) })}
    >
      {waiting.length > 0 && (
        <fieldset className="field">
          <legend>{t('workbench.joint.stop')}</legend>
          <Checkbox.Group
            value={stop}
            onChange={(values) => setStop(values as string[])}
            options={waiting.map(({ key, name }) => ({ value: key, label: name }))}
          />
        </fieldset>
      )}
      <LongText
        label={t('workbench.joint.reason')}
        value={reason}
        max={2000}
        onChange={(value) => {
          setReason(value);
          onDirty(value !== '');
        }}
      />
    </ActShell>
  );
}

export function Extend({ busy, failure, send, onDirty }: JointForm) {
  const t = useWords();
  const [reason, setReason] = useState('');
  return (
    <ActShell
      what={t('workbench.joint.command.extend.what')}
      go={t('workbench.joint.command.extend')}
      ready={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSend={() => void send({ reason })}
    >
      <LongText
        label={t('workbench.joint.reason')}
        value={reason}
        max={2000}
        onChange={(value) => {
          setReason(value);
          onDirty(value !== '');
        }}
      />
    </ActShell>
  );
}

export function Deliver({ busy, failure, send }: JointForm) {
  const t = useWords();
  const [delivery, setDelivery] = useState<string>('online');
  return (
    <ActShell
      what={t('workbench.joint.command.deliver.what')}
      go={t('workbench.joint.command.deliver')}
      ready
      busy={busy}
      failure={failure}
      onSend={() => void send({ delivery })}
    >
      <Radio.Group
        aria-label={t('workbench.joint.delivery')}
        value={delivery}
        onChange={(event) => setDelivery(String(event.target.value))}
        options={(['online', 'counter', 'post'] as const).map((value) => ({
          value,
          label: t(`workbench.joint.delivery.${value}`),
        }))}
      />
    </ActShell>
  );
}

/** What a granted part brought about, for those that wait for it: a number that a registration gave. */
export function GiveData({ joint, busy, failure, send, onDirty, part: key }: JointForm & { part: string }) {
  const t = useWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const part = joint.parts.find((one) => one.key === key);
  const open = part?.gives.filter(({ given }) => !given) ?? [];
  if (!part || open.length === 0) return null;
  return (
    <ActShell
      what={t('workbench.joint.command.give-data.what', { part: part.name })}
      go={t('workbench.joint.command.give-data')}
      ready={open.every(({ field }) => values[field.name]?.trim())}
      busy={busy}
      failure={failure}
      beside
      onSend={() => void send({ part: key, values })}
    >
      {open.map(({ field, for: users }) => (
        <TextField
          key={field.name}
          name={field.name}
          label={field.label}
          hint={t('workbench.joint.for', { names: users.join('、') })}
          value={values[field.name] ?? ''}
          problems={failure?.fields ?? []}
          onChange={(value) => {
            setValues({ ...values, [field.name]: value });
            onDirty(true);
          }}
        />
      ))}
    </ActShell>
  );
}
