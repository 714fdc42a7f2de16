import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useId } from 'react';
import { type SubjectKind, subjectKinds } from '../../../../contracts/identity.ts';
import type { DesignView } from '../../../../contracts/package-design.ts';
import { type Measure, measures, type PackageDefinition } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { byOrder } from './edits.ts';
import { LimitInput } from './LimitInput.tsx';
import { placeId } from './places.ts';
import type { Draft } from './use-draft.ts';

/** What is said of the package as a whole. */
export function PackageFields({ draft, view }: { draft: Draft; view: DesignView }) {
  const t = useWords();
  const id = useId();
  const { definition } = draft;
  const set = (change: Partial<PackageDefinition>) => draft.change((now) => ({ ...now, ...change }));
  const leads = view.place.leads.map(({ department }) => department);
  const { combined } = definition;
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('workbench.design.part.package')}</h2>
      <div className="grid3">
        <div className="field" id={placeId('name')}>
          <label htmlFor={`${id}n`}>{t('workbench.design.name')}</label>
          <Input
            id={`${id}n`}
            maxLength={60}
            value={definition.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <div className="field" id={placeId('lead')}>
          <label htmlFor={`${id}l`}>{t('workbench.design.lead')}</label>
          <Select
            id={`${id}l`}
            className="wide"
            showSearch
            value={definition.lead}
            options={[...new Set([...leads, ...(definition.lead ? [definition.lead] : [])])].map((value) => ({
              value,
              label: value,
            }))}
            onChange={(lead) => set({ lead })}
          />
        </div>
        <div className="field" id={placeId('cooperating')}>
          <label htmlFor={`${id}c`}>{t('workbench.design.cooperatingLabel')}</label>
          <Select
            id={`${id}c`}
            className="wide"
            mode="tags"
            value={definition.cooperating}
            options={leads.map((value) => ({ value, label: value }))}
            onChange={(cooperating: string[]) => set({ cooperating })}
          />
        </div>
        <div className="field" id={placeId('subjectKinds')}>
          <label htmlFor={`${id}s`}>{t('workbench.design.subjects')}</label>
          <Select
            id={`${id}s`}
            className="wide"
            mode="multiple"
            value={definition.subjectKinds}
            options={(Object.keys(subjectKinds) as SubjectKind[]).map((value) => ({
              value,
              label: t(`code.subject-kind.${value}`),
            }))}
            onChange={(chosen) => set({ subjectKinds: chosen })}
          />
        </div>
        <LimitInput
          id={placeId('promise')}
          label={t('workbench.design.promise')}
          limit={definition.promise}
          onChange={(promise) => set({ promise })}
        />
        <div className="field" id={placeId('visits')}>
          <label htmlFor={`${id}v`}>{t('workbench.design.visits')}</label>
          <InputNumber
            id={`${id}v`}
            min={0}
            max={99}
            precision={0}
            value={definition.visits}
            onChange={(visits) => set({ visits })}
          />
        </div>
      </div>
      <fieldset className="field" id={placeId('issue')}>
        <legend>{t('workbench.design.issue')}</legend>
        <Radio.Group
          value={definition.issue}
          options={(['together', 'as-ready'] as const).map((value) => ({
            value,
            label: t(`workbench.design.issue.${value}`),
          }))}
          onChange={({ target }) => set({ issue: target.value as PackageDefinition['issue'] })}
        />
      </fieldset>
      <div className="field" id={placeId('joint')}>
        <Checkbox checked={definition.joint} onChange={({ target }) => set({ joint: target.checked })}>
          {t('workbench.design.joint')}
        </Checkbox>
      </div>
      <div className="field" id={placeId('rules')}>
        <label htmlFor={`${id}r`}>{t('workbench.design.notes')}</label>
        <Input.TextArea
          id={`${id}r`}
          value={definition.rules.join('\n')}
          onChange={({ target }) => set({ rules: target.value === '' ? [] : target.value.split('\n') })}
        />
      </div>
      <h3 id={placeId('combined')}>{t('workbench.design.combined')}</h3>
      <div className="grid3">
        <div className="field">
          <label htmlFor={`${id}m`}>{t('workbench.design.combinedName')}</label>
          <Input
            id={`${id}m`}
            maxLength={100}
            value={combined?.name ?? ''}
            onChange={({ target }) =>
              set({
                combined: target.value
                  ? { licenceTypeId: null, of: [], source: null, ...combined, name: target.value }
                  : null,
              })
            }
          />
        </div>
        {combined && (
          <div className="field" id={placeId('combined.of')}>
            <label htmlFor={`${id}o`}>{t('workbench.design.combinedOf')}</label>
            <Select
              id={`${id}o`}
              className="wide"
              mode="multiple"
              value={combined.of}
              options={byOrder(definition.subItems).map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(of) => set({ combined: { ...combined, of } })}
            />
          </div>
        )}
      </div>
      <h3 id={placeId('baseline')}>{t('workbench.design.baseline')}</h3>
      <p className="sub">{t('workbench.design.baselineHint')}</p>
      <table className="plain-t">
        <caption className="vh">{t('workbench.design.baseline')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workbench.design.measure')}</th>
            <th scope="col">{t('workbench.design.before')}</th>
            <th scope="col">{t('workbench.design.source')}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(measures) as Measure[]).map((measure) => (
            <BaselineRow key={measure} measure={measure} definition={definition} onChange={set} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BaselineRow(props: {
  measure: Measure;
  definition: PackageDefinition;
  onChange: (change: Partial<PackageDefinition>) => void;
}) {
  const t = useWords();
  const { measure, definition, onChange } = props;
  const own = definition.baseline[measure];
  const name = t(`workbench.design.measure.${measure}`);
  const set = (next: typeof own) => {
    const { [measure]: _, ...rest } = definition.baseline;
    onChange({ baseline: next ? { ...rest, [measure]: next } : rest });
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <InputNumber
          aria-label={t('workbench.design.beforeOf', { what: name })}
          min={0}
          value={own?.before ?? null}
          onChange={(before) =>
            set(before === null ? undefined : { after: null, source: '', ...own, before })
          }
        />
      </td>
      <td>
        <Input
          aria-label={t('workbench.design.sourceOf', { what: name })}
          maxLength={200}
          disabled={!own}
          value={own?.source ?? ''}
          onChange={({ target }) => own && set({ ...own, source: target.value })}
        />
      </td>
    </tr>
  );
}
