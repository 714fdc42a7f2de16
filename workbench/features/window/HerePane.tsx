import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Attendance, AttendedSubject } from '../../../contracts/window.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { longDay, shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useLocale, useWords } from '../../platform/words.tsx';
import { addEnterprise, leave } from './queries.ts';

type Props = {
  person: Attendance;
  subject: string | undefined;
  /** An application is under way: in whose name it is does not change under it. */
  locked: boolean;
  onChoose: (subjectId: string) => void;
  onAttended: (answer: Attendance, subject?: string) => void;
  onLeft: () => void;
};

/** Who stands here and in whose name she applies: by law, or under a mandate she holds. */
export function HerePane({ person, subject, locked, onChoose, onAttended, onLeft }: Props) {
  const t = useWords();
  const locale = useLocale();
  const { busy, failure, submit } = useSubmit();
  const { id, personName: name } = person;
  const go = () =>
    void submit(
      () => leave(id),
      () => {
        announce(t('workbench.window.left', { name }));
        onLeft();
      },
    );
  return (
    <section className="pane" aria-labelledby="here">
      <h2 id="here">{t('workbench.window.here', { name })}</h2>
      <p className="row">
        <span className="sub">{t('workbench.window.until', { time: shortTime(person.until) })}</span>
        <Button onClick={go} loading={busy}>
          {t('workbench.window.leave')}
        </Button>
      </p>
      {failure && <ProblemNote failure={failure} />}
      <fieldset className="field subjects" disabled={locked}>
        <legend>{t('workbench.window.for')}</legend>
        {person.subjects.map((one) => (
          <label key={one.subjectId}>
            <input
              type="radio"
              name="subject"
              checked={subject === one.subjectId}
              onChange={() => onChoose(one.subjectId)}
            />{' '}
            {one.name} <span className="sub">{roleOf(one)}</span>
          </label>
        ))}
      </fieldset>
      {!locked && <AddEnterprise attendance={id} onAdded={onAttended} known={person.subjects} />}
    </section>
  );

  function roleOf({ role, until }: AttendedSubject): string {
    const day = until && t('workbench.window.role.until', { date: longDay(until, locale) });
    return [t(`workbench.window.role.${role}`), day].filter(Boolean).join(' · ');
  }
}

type AddProps = {
  attendance: string;
  known: readonly AttendedSubject[];
  onAdded: (answer: Attendance, subject?: string) => void;
};

function AddEnterprise({ attendance, known, onAdded }: AddProps) {
  const t = useWords();
  const [uscc, setUscc] = useState('');
  const { busy, failure, submit } = useSubmit();
  const add = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => addEnterprise(attendance, uscc.trim()),
      (answer) => {
        setUscc('');
        const before = new Set(known.map(({ subjectId }) => subjectId));
        onAdded(answer, answer.subjects.find(({ subjectId }) => !before.has(subjectId))?.subjectId);
      },
    );
  };
  return (
    <details>
      <summary>{t('workbench.window.uscc')}</summary>
      <form onSubmit={add} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <TextField
          name="uscc"
          label={t('workbench.window.uscc')}
          hint={t('workbench.window.uscc.hint')}
          maxLength={40}
          value={uscc}
          onChange={setUscc}
          {...(failure ? { problems: failure.fields } : {})}
        />
        <Button htmlType="submit" loading={busy} disabled={!uscc.trim()}>
          {t('workbench.window.uscc.add')}
        </Button>
      </form>
    </details>
  );
}
