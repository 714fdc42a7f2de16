import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { Answers } from '../../../contracts/forms.ts';
import type { WindowApplication } from '../../../contracts/window.ts';
import { FormFields, fieldId } from '../../../ui/form/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { announce } from '../../platform/live.tsx';
import { asFailure, type Failure } from '../../platform/problem.ts';
import { useLocale, useWords } from '../../platform/words.tsx';
import { MaterialsPane } from './MaterialsPane.tsx';
import { applicationQuery, type Sitting, typeAnswers } from './queries.ts';
import { SignPane } from './SignPane.tsx';
import { focusNext, typedAnswers } from './typed.ts';

/** Typing stops this long, then it is kept: the questions that an answer calls for come without a button. */
const pause = 500;

const headings = {
  submit: 'workbench.window.form',
  resubmit: 'workbench.window.formMended',
  supply: 'workbench.window.formSupply',
} as const;

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  onMade: (made: CommandReply) => void;
  onBack: () => void;
};

/** The same form as the applicant's own, all pages under each other; then the papers and the signature. */
export function ApplicationPane({ sitting, application, onMade, onBack }: Props) {
  const t = useWords();
  const locale = useLocale();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [checked, setChecked] = useState(false);
  const { pages, problems, answers, choices } = application;
  const show = (answer: WindowApplication) =>
    client.setQueryData(applicationQuery(sitting).queryKey, {
      ...answer,
      begunBefore: application.begunBefore,
    });
  useEffect(() => () => clearTimeout(timer.current), []);

  async function save(): Promise<WindowApplication | undefined> {
    clearTimeout(timer.current);
    if (!form.current) return undefined;
    const mine = ++turn.current;
    setSaving(true);
    try {
      const answer = await typeAnswers(sitting, typedAnswers(form.current, pages));
      if (mine !== turn.current) return undefined; // something was typed meanwhile: its own answer comes
      setFailure(undefined);
      show(answer);
      return answer;
    } catch (error) {
      setFailure(asFailure(error));
      return undefined;
    } finally {
      if (mine === turn.current) setSaving(false);
    }
  }
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };
  async function check(): Promise<void> {
    const answer = await save();
    if (!answer) return;
    setChecked(true);
    const [first] = answer.problems;
    const n = answer.problems.length;
    announce(n ? t('workbench.window.check.left', { n }) : t('workbench.window.check.whole'));
    if (first) document.getElementById(fieldId(first.field))?.focus();
    else document.getElementById('window-materials')?.focus();
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const { target } = event;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void check();
    } else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      event.preventDefault();
      focusNext(event.currentTarget, target);
    }
  };
  return (
    <>
      <section className="pane formed" aria-labelledby="window-form">
        <h2 id="window-form">
          {t(headings[application.act], {
            item: application.itemName,
          })}
        </h2>
        <p className="row">
          <span>{t('workbench.window.subject', { name: application.subjectName })}</span>
          <span className="sub">{t('workbench.window.keys')}</span>
          <Button onClick={onBack}>{t('workbench.window.other')}</Button>
        </p>
        {application.corrections.length > 0 && (
          <div className="note warn">
            <p>{t('workbench.window.corrections')}</p>
            <ol>
              {application.corrections.map(({ name, say }) => (
                <li key={name}>
                  <b>{name}</b> {say}
                </li>
              ))}
            </ol>
          </div>
        )}
        {application.begunBefore && <p className="note">{t('workbench.window.begunBefore')}</p>}
        {failure && <ProblemNote failure={failure} onAgain={() => void save()} />}
        {application.act === 'supply' ? (
          <p>{t('workbench.window.supply.what')}</p>
        ) : (
          <form
            ref={form}
            noValidate
            autoComplete="off"
            onChange={later}
            onKeyDown={onKeyDown}
            onSubmit={(event) => event.preventDefault()}
          >
            {pages.map((page) => (
              <fieldset key={page.id} className="page">
                <legend>
                  <h3>{page.title}</h3>
                </legend>
                <FormFields
                  locale={locale}
                  fields={page.fields}
                  answers={answers as Answers}
                  choices={choices}
                  problems={checked ? problems : []}
                  decides={new Set(application.decides)}
                />
              </fieldset>
            ))}
            <p className="row">
              <Button onClick={() => void check()}>{t('workbench.window.check')}</Button>
              <span className="sub" role="status">
                {saving ? t('workbench.window.saving') : t('workbench.window.kept')}
                {' · '}
                {problems.length
                  ? t('workbench.window.check.left', { n: problems.length })
                  : t('workbench.window.check.whole')}
              </span>
            </p>
          </form>
        )}
      </section>
      <MaterialsPane sitting={sitting} application={application} onChange={show} />
      <SignPane sitting={sitting} application={application} settle={save} onChange={show} onMade={onMade} />
    </>
  );
}
