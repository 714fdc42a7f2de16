import { Input, Select } from 'antd';
import { type Dispatch, useId } from 'react';
import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { CaseView } from '../../../../contracts/cases.ts';
import { useWords } from '../../../platform/words.tsx';
import type { Draft, DraftAction } from './drafts.ts';
import { FieldError } from './needs.tsx';

type Props = { view: CaseView; draft: Draft; dispatch: Dispatch<DraftAction>; tried: boolean };

/** Phrases a counter writes every day; chosen, they may still be changed. */
const usual = ['unclear', 'unsigned', 'mismatch', 'lacking'] as const;

/** The notice of correction: what, and in words what to do about it. Ticks beside materials and answers add to it. */
export function PointsNeed({ view, draft, dispatch, tried }: Props) {
  const t = useWords();
  const id = useId();
  const nameOf = ({ kind, ref }: CorrectionPoint) =>
    (kind === 'material'
      ? view.materials.find((one) => one.id === ref)?.name
      : view.answers.find((one) => one.name === ref)?.label) ?? ref;
  const say = (at: number, text: string) =>
    dispatch({
      do: 'write',
      command: 'request-correction',
      change: {
        points: draft.points.map((point, index) => (index === at ? { ...point, say: text } : point)),
      },
    });
  const options = [
    {
      label: t('workbench.case.materials'),
      options: view.materials.map((one) => ({ value: `material ${one.id}`, label: one.name })),
    },
    {
      label: t('workbench.case.answers'),
      options: view.answers.map((one) => ({ value: `field ${one.name}`, label: one.label })),
    },
  ];
  const chosen = draft.points.map(({ kind, ref }) => `${kind} ${ref}`);
  const toggle = (value: string) => {
    const [kind, ...rest] = value.split(' ');
    dispatch({ do: 'mark', kind: kind === 'material' ? 'material' : 'field', ref: rest.join(' ') });
  };

  return (
    <div className="field">
      <label htmlFor={`${id}add`}>{t('workbench.points.what')}</label>
      <p className="sub">{t('workbench.points.hint')}</p>
      <Select
        id={`${id}add`}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t('workbench.points.add')}
        options={options.map((group) => ({
          ...group,
          options: group.options.filter(({ value }) => !chosen.includes(value)),
        }))}
        onChange={(value: string | null) => value && toggle(value)}
      />
      <FieldError id={`${id}none`} shown={tried && draft.points.length === 0}>
        {t('workbench.points.none')}
      </FieldError>
      <ol className="points">
        {draft.points.map((point, index) => (
          <li key={`${point.kind} ${point.ref}`}>
            <label htmlFor={`${id}${index}`}>
              {index + 1}. {nameOf(point)}
            </label>{' '}
            <button type="button" className="linklike" onClick={() => toggle(`${point.kind} ${point.ref}`)}>
              {t('workbench.points.remove')}
              <span className="vh">{nameOf(point)}</span>
            </button>
            <Input.TextArea
              id={`${id}${index}`}
              rows={2}
              maxLength={500}
              placeholder={t('workbench.points.say')}
              value={point.say}
              aria-invalid={tried && !point.say.trim()}
              onChange={(event) => say(index, event.target.value)}
            />
            {!point.say && (
              <p className="usual">
                {usual.map((phrase) => (
                  <button
                    key={phrase}
                    type="button"
                    className="linklike"
                    onClick={() => say(index, t(`workbench.points.usual.${phrase}`))}
                  >
                    {t(`workbench.points.usual.${phrase}`)}
                  </button>
                ))}
              </p>
            )}
            <FieldError id={`${id}${index}e`} shown={tried && !point.say.trim()}>
              {t('workbench.points.sayMissing')}
            </FieldError>
          </li>
        ))}
      </ol>
    </div>
  );
}
