import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { TextField } from '../../../parts/TextField.tsx';
import { useWords } from '../../../platform/words.tsx';
import type { JointForm } from './joint-form.ts';
import { ActShell, LongText } from './Whole.tsx';

const none = { on: '', time: '', place: '', names: {} as Record<string, string> };

/** 联合踏勘: one day, one place, and who comes from each department. */
export function CallVisit({ joint, busy, failure, send, onDirty }: JointForm) {
  const t = useWords();
  const [typed, setTyped] = useState(none);
  const running = joint.parts.filter(({ state }) => state === 'running');
  const write = (more: Partial<typeof none>) => {
    setTyped({ ...typed, ...more });
    onDirty(true);
  };
  const inspectors = running.flatMap(({ key }) => {
    const name = typed.names[key]?.trim();
    return name ? [{ part: key, name }] : [];
  });
  const { on, time, place } = typed;
  return (
    <details className="stack">
      <summary>{t('workbench.joint.command.call-visit')}</summary>
      <ActShell
        what={t('workbench.joint.command.call-visit.what')}
        go={t('workbench.joint.command.call-visit')}
        ready={Boolean(on && time && place.trim()) && inspectors.length > 0}
        busy={busy}
        failure={failure}
        onSend={() =>
          void send({ on, time, place: place.trim(), inspectors }).then((taken) => taken && setTyped(none))
        }
      >
        <Plain
          label={t('workbench.joint.visit.on')}
          type="date"
          value={on}
          onChange={(value) => write({ on: value })}
        />
        <Plain
          label={t('workbench.joint.visit.time')}
          type="time"
          value={time}
          onChange={(value) => write({ time: value })}
        />
        <TextField
          name="place"
          label={t('workbench.joint.visit.place')}
          value={place}
          maxLength={200}
          onChange={(value) => write({ place: value })}
        />
        <fieldset className="field">
          <legend>{t('workbench.joint.visit.who')}</legend>
          {running.map((part) => (
            <TextField
              key={part.key}
              name={part.key}
              label={t('workbench.joint.visit.who.of', {
                organisation: part.organisationName,
                part: part.name,
              })}
              value={typed.names[part.key] ?? ''}
              maxLength={60}
              onChange={(value) => write({ names: { ...typed.names, [part.key]: value } })}
            />
          ))}
        </fieldset>
      </ActShell>
    </details>
  );
}

type PlainProps = { label: string; type: 'date' | 'time'; value: string; onChange: (value: string) => void };

function Plain({ label, type, value, onChange }: PlainProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type={type} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

/** The one record of a visit that was called, or its calling off. */
export function HoldVisit({ hold, callOff, id }: { hold: JointForm; callOff: JointForm; id: string }) {
  const t = useWords();
  const [found, setFound] = useState('');
  const [passed, setPassed] = useState(true);
  const visit = hold.joint.visits.find((one) => one.id === id);
  if (!visit) return null;
  const { on, time } = visit;
  const names = hold.joint.parts.filter(({ key }) => visit.parts.includes(key)).map(({ name }) => name);
  return (
    <ActShell
      what={t('workbench.joint.command.hold-visit.what', { on, time, names: names.join('、') })}
      go={t('workbench.joint.command.hold-visit')}
      ready={found.trim() !== ''}
      busy={hold.busy}
      failure={hold.failure ?? callOff.failure}
      onSend={() => void hold.send({ visit: id, found, passed })}
    >
      <LongText
        label={t('workbench.joint.visit.found')}
        value={found}
        max={4000}
        onChange={(value) => {
          setFound(value);
          hold.onDirty(value !== '');
        }}
      />
      <Radio.Group
        aria-label={t('workbench.joint.visit')}
        value={passed}
        onChange={(event) => setPassed(Boolean(event.target.value))}
        options={[
          { value: true, label: t('workbench.joint.visit.passed') },
          { value: false, label: t('workbench.joint.visit.wanting') },
        ]}
      />
      <p>
        <Button
          loading={callOff.busy}
          onClick={() =>
            void callOff.send({
              visit: id,
              reason: found.trim() || t('workbench.joint.command.call-off-visit.what', { on, time }),
            })
          }
        >
          {t('workbench.joint.command.call-off-visit')}
        </Button>
      </p>
    </ActShell>
  );
}
