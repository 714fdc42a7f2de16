import { useQuery } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { CorrectionPoint, CorrectionReason } from '../../../../contracts/case-commands.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { correctionReasonsQuery } from '../queries.ts';
import { FieldError } from './needs.tsx';

type Props = {
  /** What a point may be about. */
  materials: readonly { id: string; name: string }[];
  answers: readonly { name: string; label: string }[];
  points: readonly CorrectionPoint[];
  label: string;
  hint?: string;
  tried: boolean;
  onToggle: (kind: CorrectionPoint['kind'], ref: string) => void;
  onChange: (at: number, part: Partial<CorrectionPoint>) => void;
};

/** What is to be mended, what is wrong with it, and in words what to do about it. */
export function PointsEditor({ materials, answers, points, label, hint, tried, onToggle, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const { data: reasons = [], error, refetch } = useQuery(correctionReasonsQuery);
  const nameOf = ({ kind, ref }: CorrectionPoint) =>
    (kind === 'material'
      ? materials.find((one) => one.id === ref)?.name
      : answers.find((one) => one.name === ref)?.label) ?? ref;
  const options = [
    {
      label: t('workbench.case.materials'),
      options: materials.map((one) => ({ value: `material ${one.id}`, label: one.name })),
    },
    {
      label: t('workbench.case.answers'),
      options: answers.map((one) => ({ value: `field ${one.name}`, label: one.label })),
    },
  ];
  const chosen = points.map(({ kind, ref }) => `${kind} ${ref}`);
  const toggle = (value: string) => {
    const [kind, ...rest] = value.split(' ');
    onToggle(kind === 'material' ? 'material' : 'field', rest.join(' '));
  };

  return (
    <div className="field">
      <label htmlFor={`${id}add`}>{label}</label>
      {hint && <p className="sub">{hint}</p>}
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
      <FieldError id={`${id}none`} shown={tried && points.length === 0}>
        {t('workbench.points.none')}
      </FieldError>
      {error && points.length > 0 && (
        <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />
      )}
      <ol className="points">
        {points.map((point, index) => (
          <li key={`${point.kind} ${point.ref}`}>
            <label htmlFor={`${id}${index}`}>
              {index + 1}. {nameOf(point)}
            </label>{' '}
            <button type="button" className="linklike" onClick={() => toggle(`${point.kind} ${point.ref}`)}>
              {t('workbench.points.remove')}
              <span className="vh">{nameOf(point)}</span>
            </button>
            <Radio.Group
              className="choices"
              aria-label={`${t('workbench.points.why')} ${nameOf(point)}`}
              value={point.reason}
              onChange={(event) => onChange(index, withReason(point, event.target.value as string, reasons))}
              options={reasons
                .filter(({ of }) => of.includes(point.kind))
                .map(({ code, name }) => ({ value: code, label: name }))}
            />
            <FieldError id={`${id}${index}w`} shown={tried && !point.reason}>
              {t('workbench.points.whyMissing')}
            </FieldError>
            <Input.TextArea
              id={`${id}${index}`}
              rows={2}
              maxLength={500}
              placeholder={t('workbench.points.say')}
              value={point.say}
              aria-invalid={tried && !point.say.trim()}
              onChange={(event) => onChange(index, { say: event.target.value })}
            />
            <FieldError id={`${id}${index}e`} shown={tried && !point.say.trim()}>
              {t('workbench.points.sayMissing')}
            </FieldError>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The reason with its phrase, as long as the officer has written no words of her own. */
function withReason(
  { say }: CorrectionPoint,
  reason: string,
  reasons: readonly CorrectionReason[],
): Partial<CorrectionPoint> {
  const own = say.trim() && !reasons.some(({ phrase }) => phrase === say);
  return own ? { reason } : { reason, say: reasons.find(({ code }) => code === reason)?.phrase ?? '' };
}
