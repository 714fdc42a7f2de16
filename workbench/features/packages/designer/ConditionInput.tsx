import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { feelProblem } from '../../../../contracts/feel.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { PackageDefinition, PackageQuestion } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { RemoveButton } from './Acts.tsx';
import { type ConditionRow, conditionOps, readRows, writeRows } from './condition-rows.ts';
import { byOrder } from './edits.ts';

type Props = {
  /** Place of the condition, as findings name it. */
  id: string;
  label: string;
  definition: PackageDefinition;
  when: string | null;
  onChange: (when: string | null) => void;
};

/** When something applies: rows of question, comparison and answer; FEEL where that is not enough. Read at once. */
export function ConditionInput({ id, label, definition, when, onChange }: Props) {
  const t = useWords();
  const rows = readRows(when);
  const [asText, setAsText] = useState(rows === null);
  const names = when ? conditionOf(when).names : [];
  const problem = when ? feelProblem(when, names) : null;
  const asked = new Set(definition.questions.map((one) => one.id));
  const fields = new Set(
    definition.subItems.flatMap(({ form }) =>
      (form ?? []).flatMap((page) => page.fields.map(({ name }) => name)),
    ),
  );
  const unknown = names.filter((name) => name !== 'subjectKind' && !asked.has(name) && !fields.has(name));
  const text = asText || rows === null;
  const set = (change: Partial<NonNullable<typeof rows>>) =>
    rows && onChange(writeRows({ ...rows, ...change }));
  const first = byOrder(definition.questions)[0];
  return (
    <fieldset className="field condition" id={id}>
      <legend>{label}</legend>
      {text ? (
        <Input
          aria-label={label}
          className="mono"
          maxLength={500}
          value={when ?? ''}
          placeholder={t('workbench.design.always')}
          aria-invalid={problem !== null || unknown.length > 0}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      ) : (
        <>
          {rows.rows.length === 0 && <p className="sub">{t('workbench.design.always')}</p>}
          {rows.rows.map((row, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own
              key={at}
              row={row}
              label={t('workbench.design.rowOf', { what: label, n: at + 1 })}
              questions={byOrder(definition.questions)}
              kinds={definition.subjectKinds}
              onChange={(next) => set({ rows: rows.rows.map((one, index) => (index === at ? next : one)) })}
              onRemove={() => set({ rows: rows.rows.filter((_, index) => index !== at) })}
            />
          ))}
        </>
      )}
      {problem !== null && <p className="err">{t('workbench.design.feelProblem', { problem })}</p>}
      {unknown.length > 0 && (
        <p className="err">{t('workbench.design.notAsked', { names: unknown.join('、') })}</p>
      )}
      <p className="acts-line">
        {!text && first && (
          <Button
            size="small"
            onClick={() =>
              set({ rows: [...rows.rows, { name: first.id, op: '=', value: firstAnswer(first) }] })
            }
          >
            {t('workbench.design.addRow')}
          </Button>
        )}
        {!text && rows.rows.length > 1 && (
          <Select
            size="small"
            aria-label={t('workbench.design.join')}
            value={rows.join}
            options={(['and', 'or'] as const).map((value) => ({
              value,
              label: t(`workbench.design.join.${value}`),
            }))}
            onChange={(join) => set({ join })}
          />
        )}
        {rows !== null && (
          <button type="button" className="linklike" onClick={() => setAsText(!asText)}>
            {t(text ? 'workbench.design.asRows' : 'workbench.design.asFeel')}
          </button>
        )}
      </p>
    </fieldset>
  );
}

const firstAnswer = ({ kind, options }: PackageQuestion): ConditionRow['value'] =>
  kind === 'boolean' ? true : kind === 'number' ? 0 : (options[0]?.value ?? '');

function Row(props: {
  row: ConditionRow;
  label: string;
  questions: readonly PackageQuestion[];
  kinds: PackageDefinition['subjectKinds'];
  onChange: (row: ConditionRow) => void;
  onRemove: () => void;
}) {
  const t = useWords();
  const { row, label, questions, kinds, onChange, onRemove } = props;
  const question = questions.find(({ id }) => id === row.name);
  const names = [
    ...questions.map((one) => ({ value: one.id, label: one.text || one.id })),
    { value: 'subjectKind', label: t('workbench.design.subjectKind') },
  ];
  const choices =
    row.name === 'subjectKind'
      ? kinds.map((value) => ({ value: value as string, label: t(`code.subject-kind.${value}`) }))
      : (question?.options ?? []).map((one) => ({ value: one.value, label: one.label }));
  return (
    <div className="cond-row">
      <Select
        aria-label={t('workbench.design.questionOf', { what: label })}
        showSearch={{ optionFilterProp: 'label' }}
        value={row.name}
        options={
          names.some(({ value }) => value === row.name)
            ? names
            : [...names, { value: row.name, label: row.name }]
        }
        onChange={(name) => {
          const next = questions.find(({ id }) => id === name);
          const value = next ? firstAnswer(next) : (kinds[0] ?? '');
          onChange({ name, op: '=', value });
        }}
      />
      <Select
        aria-label={t('workbench.design.opOf', { what: label })}
        value={row.op}
        options={conditionOps
          .filter((op) => question?.kind === 'number' || op === '=' || op === '!=')
          .map((value) => ({ value, label: t(`workbench.design.op.${value}`) }))}
        onChange={(op) => onChange({ ...row, op })}
      />
      {typeof row.value === 'boolean' ? (
        <Select
          aria-label={t('workbench.design.answerOf', { what: label })}
          value={String(row.value)}
          options={[true, false].map((one) => ({
            value: String(one),
            label: t(one ? 'case.yes' : 'case.no'),
          }))}
          onChange={(value) => onChange({ ...row, value: value === 'true' })}
        />
      ) : typeof row.value === 'number' ? (
        <InputNumber
          aria-label={t('workbench.design.answerOf', { what: label })}
          value={row.value}
          onChange={(value) => onChange({ ...row, value: value ?? 0 })}
        />
      ) : (
        <Select
          aria-label={t('workbench.design.answerOf', { what: label })}
          value={row.value}
          options={choices}
          onChange={(value) => onChange({ ...row, value })}
        />
      )}
      <RemoveButton what={label} cross onRemove={onRemove} />
    </div>
  );
}
