import { Button, Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { type Necessity, necessities } from '../../../../contracts/catalogue-codes.ts';
import type { DesignView } from '../../../../contracts/package-design.ts';
import {
  type MaterialWay,
  materialWays,
  type PackageMaterial,
  type SubItem,
} from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { RemoveButton } from './Acts.tsx';
import { ConditionInput } from './ConditionInput.tsx';
import { freeName, newMaterial, setMaterials } from './edits.ts';
import { placeId } from './places.ts';
import type { Draft } from './use-draft.ts';

type Props = { draft: Draft; item: SubItem; view: DesignView };

/** What the item asks for: each paper with when, from where, and which others would do instead. */
export function MaterialTable({ draft, item, view }: Props) {
  const t = useWords();
  const materials = item.materials ?? [];
  const change = (next: PackageMaterial[]) => draft.change(setMaterials(item.key, next));
  const groupIds = [...new Set(materials.flatMap(({ group }) => (group ? [group] : [])))];
  return (
    <section aria-labelledby={`mat-${item.key}`} id={placeId(`subItems.${item.key}.materials`)}>
      <h3 id={`mat-${item.key}`}>
        {t('workbench.design.materials')} <span className="count">{materials.length}</span>
      </h3>
      {item.materials === null && <p className="sub">{t('workbench.design.materialsUnknown')}</p>}
      {materials.map((material, at) => (
        <Material
          key={material.id}
          draft={draft}
          item={item}
          view={view}
          material={material}
          groupIds={groupIds}
          onChange={(next) => change(materials.map((one, index) => (index === at ? next : one)))}
          onRemove={() => change(materials.filter((_, index) => index !== at))}
        />
      ))}
      {item.groups.map((group) => (
        <p key={group.id} className="sub" id={placeId(`subItems.${item.key}.groups.${group.id}`)}>
          {t('workbench.design.choiceOf', { pick: group.pick, names: group.published })}
        </p>
      ))}
      <p>
        <Button size="small" onClick={() => change([...materials, newMaterial(materials)])}>
          {t('workbench.design.addMaterial')}
        </Button>
      </p>
    </section>
  );
}

function Material(props: {
  draft: Draft;
  item: SubItem;
  view: DesignView;
  material: PackageMaterial;
  groupIds: readonly string[];
  onChange: (material: PackageMaterial) => void;
  onRemove: () => void;
}) {
  const t = useWords();
  const id = useId();
  const { draft, item, view, material, groupIds, onChange, onRemove } = props;
  const set = (change: Partial<PackageMaterial>) => onChange({ ...material, ...change });
  const path = `subItems.${item.key}.materials.${material.id}`;
  const says = [
    t(`code.necessity.${material.necessity}`),
    ...(material.when ? [t('workbench.design.conditional')] : []),
    ...(material.group ? [t('workbench.design.oneOf')] : []),
    ...(material.ways ?? []).map((way) => t(`workbench.design.way.${way}`)),
  ].join('，');
  return (
    <details className="line-fold" id={placeId(path)} open={material.name === ''}>
      <summary>
        {material.name || t('workbench.design.unnamed')} <span className="sub">{says}</span>
      </summary>
      <div className="grid3">
        <div className="field" id={placeId(`${path}.name`)}>
          <label htmlFor={`${id}n`}>{t('workbench.design.materialName')}</label>
          <Input
            id={`${id}n`}
            maxLength={200}
            value={material.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}e`}>{t('workbench.design.necessity')}</label>
          <Select
            id={`${id}e`}
            className="wide"
            value={material.necessity}
            options={(Object.keys(necessities) as Necessity[]).map((value) => ({
              value,
              label: t(`code.necessity.${value}`),
            }))}
            onChange={(necessity) => set({ necessity })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}y`}>{t('workbench.design.isLicence')}</label>
          <Select
            id={`${id}y`}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={material.licenceTypeId}
            options={view.licenceTypes.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(licenceTypeId) => set({ licenceTypeId: licenceTypeId ?? null })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}g`}>{t('workbench.design.choice')}</label>
          <Select
            id={`${id}g`}
            className="wide"
            value={material.group ?? ''}
            options={[
              { value: '', label: t('workbench.design.noChoice') },
              ...groupIds.map((value) => ({ value, label: choiceName(value) })),
              { value: 'new', label: t('workbench.design.newChoice') },
            ]}
            onChange={(group: string) =>
              set({ group: group === '' ? null : group === 'new' ? freeName('choice', groupIds) : group })
            }
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}w`}>{t('workbench.design.ways')}</label>
          <Select
            id={`${id}w`}
            className="wide"
            mode="multiple"
            value={material.ways ?? []}
            placeholder={t('workbench.design.anyWay')}
            options={(Object.keys(materialWays) as MaterialWay[]).map((value) => ({
              value,
              label: t(`workbench.design.way.${value}`),
            }))}
            onChange={(ways) => set({ ways: ways.length > 0 ? ways : null })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}i`}>{t('workbench.design.instructions')}</label>
          <Input
            id={`${id}i`}
            maxLength={500}
            value={material.instructions ?? ''}
            onChange={({ target }) => set({ instructions: target.value || null })}
          />
        </div>
      </div>
      <p>
        <Checkbox
          checked={material.commitment}
          onChange={({ target }) => set({ commitment: target.checked })}
        >
          {t('workbench.design.commitment')}
        </Checkbox>
      </p>
      <ConditionInput
        id={placeId(`${path}.when`)}
        label={t('workbench.design.materialWhen')}
        definition={draft.definition}
        when={material.when}
        onChange={(when) => set({ when })}
      />
      <p>
        <RemoveButton what={material.name} onRemove={onRemove} />
      </p>
    </details>
  );

  function choiceName(group: string): string {
    const others = (item.materials ?? []).filter((one) => one.group === group && one.id !== material.id);
    return t('workbench.design.choiceWith', { names: others.map(({ name }) => name).join('、') });
  }
}
