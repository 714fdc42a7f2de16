import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { JointCommand, JointView } from '../../../contracts/joint.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { jointKeys, sendJointCommand } from './queries.ts';

type Action = JointView['actions'][number];
type Delivery = 'counter' | 'post' | 'online';

/** What may be done now with the whole, as the server says; each with its own few fields. */
export function JointActions({ joint }: { joint: JointView }) {
  const t = useWords();
  if (joint.actions.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.joint.next')}</h2>
      {joint.actions.flatMap((action) =>
        action.command === 'give-data' ? (
          action.needs.map((part) => <GiveData key={part} joint={joint} part={part} />)
        ) : (
          <Act key={action.command} joint={joint} action={action} />
        ),
      )}
    </section>
  );
}

function useSend(joint: JointView) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit, clear } = useSubmit();
  const again = () => {
    clear();
    void client.invalidateQueries({ queryKey: jointKeys.all });
  };
  const send = (command: JointCommand, body: object) =>
    void submit(
      () => sendJointCommand(joint.id, command, { version: joint.version, ...body }),
      () => {
        announce(t('workbench.joint.done'));
        void client.invalidateQueries({ queryKey: jointKeys.all });
      },
    );
  return { busy, failure, send, again };
}

function Act({ joint, action }: { joint: JointView; action: Action }) {
  const t = useWords();
  const command = action.command as Exclude<JointCommand, 'give-data'>;
  const { busy, failure, send, again } = useSend(joint);
  const [reason, setReason] = useState('');
  const [delivery, setDelivery] = useState<Delivery>('online');
  const wantsReason = action.needs.includes('reason');
  const id = `reason-${command}`;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wantsReason || reason.trim()) send(command, wantsReason ? { reason } : { delivery });
      }}
    >
      {failure && <ProblemNote failure={failure} onAgain={again} />}
      <p>{t(`workbench.joint.command.${command}.what`)}</p>
      {wantsReason ? (
        <div className="field">
          <label htmlFor={id}>{t('workbench.joint.reason')}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      ) : (
        <Radio.Group
          aria-label={t('workbench.joint.delivery')}
          value={delivery}
          onChange={(event) => setDelivery(event.target.value as Delivery)}
          options={(['online', 'counter', 'post'] as const).map((value) => ({
            value,
            label: t(`workbench.joint.delivery.${value}`),
          }))}
        />
      )}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={wantsReason && !reason.trim()}>
          {t(`workbench.joint.command.${command}`)}
        </Button>
      </div>
    </form>
  );
}

/** What a granted part brought about, for those that wait for it: a number that a registration gave. */
function GiveData({ joint, part: key }: { joint: JointView; part: string }) {
  const t = useWords();
  const { busy, failure, send, again } = useSend(joint);
  const [values, setValues] = useState<Record<string, string>>({});
  const part = joint.parts.find((one) => one.key === key);
  const open = part?.gives.filter(({ given }) => !given) ?? [];
  if (!part || open.length === 0) return null;
  const complete = open.every(({ field }) => values[field.name]?.trim());
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) send('give-data', { part: key, values });
      }}
    >
      {failure && <ProblemNote failure={failure} onAgain={again} beside />}
      <p>{t('workbench.joint.command.give-data.what', { part: part.name })}</p>
      {open.map(({ field, for: users }) => (
        <TextField
          key={field.name}
          name={field.name}
          label={field.label}
          hint={t('workbench.joint.for', { names: users.join('、') })}
          value={values[field.name] ?? ''}
          problems={failure?.fields ?? []}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
          {t('workbench.joint.command.give-data')}
        </Button>
      </div>
    </form>
  );
}
