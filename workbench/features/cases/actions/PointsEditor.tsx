import { Input, Select } from 'antd';
import { useId } from 'react';
import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import { useWords } from '../../../platform/words.tsx';
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
  onSay: (at: number, say: string) => void;
};

/** Phrases a counter writes every day; chosen, they may still be changed. */
const usual = ['unclear', 'unsigned', 'mismatch', 'lacking'] as const;

/** What is to be mended, and in words what to do about it. */
export function PointsEditor({ materials, answers, points, label, hint, tried, onToggle, onSay }: Props) {
  const t = useWords();
  const id = useId();
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
            <Input.TextArea
              id={`${id}${index}`}
              rows={2}
              maxLength={500}
              placeholder={t('workbench.points.say')}
              value={point.say}
              aria-invalid={tried && !point.say.trim()}
              onChange={(event) => onSay(index, event.target.value)}
            />
            {!point.say && (
              <p className="usual">
                {usual.map((phrase) => (
                  <button
                    key={phrase}
                    type="button"
                    className="linklike"
                    onClick={() => onSay(index, t(`workbench.points.usual.${phrase}`))}
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
