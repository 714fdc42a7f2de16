import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { DesignView } from '../../../../contracts/package-design.ts';
import type { SubItem } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { MoveButtons, RemoveButton } from './Acts.tsx';
import { ConditionInput } from './ConditionInput.tsx';
import { byOrder, changeItem, moved, removeItem, setGroup, setOptional } from './edits.ts';
import { FieldTable } from './FieldTable.tsx';
import { LimitInput } from './LimitInput.tsx';
import { MaterialTable } from './MaterialTable.tsx';
import { placeId } from './places.ts';
import type { Draft } from './use-draft.ts';

type Props = { draft: Draft; view: DesignView; item: SubItem };

/** One item of the package: when it is handled, how long it takes, what it asks for and gives. */
export function ItemEditor({ draft, view, item }: Props) {
  const t = useWords();
  const id = useId();
  const { definition } = draft;
  const path = `subItems.${item.key}`;
  const set = (change: Partial<SubItem>) => draft.change(changeItem(item.key, change));
  const departments = view.place.leads.map(({ department }) => department);
  const wishes = definition.questions.some(
    ({ id: name, about }) => about === 'wish' && item.when?.includes(name),
  );
  const at = byOrder(definition.subItems).indexOf(item);
  const move = (by: -1 | 1) =>
    draft.change((now) => {
      const own = now.subItems.find(({ key }) => key === item.key);
      return own ? { ...now, subItems: moved(now.subItems, own, by) } : now;
    });
  return (
    <section className="pane" aria-labelledby={`${id}h`} id={placeId(path)}>
      <div className="head">
        <div>
          <h2 id={`${id}h`}>{item.name || item.key}</h2>
          <p className="sub">{item.item ? item.item.id : t('workbench.design.plainHint')}</p>
        </div>
        <span className="acts-line">
          <MoveButtons at={at} of={definition.subItems.length} onMove={move} />
          <RemoveButton what={item.name} onRemove={() => draft.change(removeItem(item.key))} />
        </span>
      </div>
      <div className="grid3">
        <div className="field" id={placeId(`${path}.name`)}>
          <label htmlFor={`${id}n`}>{t('workbench.design.itemName')}</label>
          <Input
            id={`${id}n`}
            maxLength={200}
            value={item.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <div className="field" id={placeId(`${path}.department`)}>
          <label htmlFor={`${id}d`}>{t('workbench.design.department')}</label>
          <Select
            id={`${id}d`}
            className="wide"
            allowClear
            showSearch
            value={item.department}
            placeholder={t('workbench.design.leadDoes')}
            options={[...new Set([...departments, ...(item.department ? [item.department] : [])])].map(
              (value) => ({
                value,
                label: value,
              }),
            )}
            onChange={(department) => set({ department: department ?? null })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}r`}>{t('workbench.design.result')}</label>
          <Input
            id={`${id}r`}
            maxLength={200}
            value={item.result?.name ?? ''}
            onChange={({ target }) =>
              set({
                result: target.value
                  ? { licenceTypeId: null, holder: 'subject', ...item.result, name: target.value }
                  : null,
              })
            }
          />
        </div>
        {item.result && (
          <div className="field">
            <label htmlFor={`${id}y`}>{t('workbench.design.resultType')}</label>
            <Select
              id={`${id}y`}
              className="wide"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={item.result.licenceTypeId}
              options={view.licenceTypes.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(licenceTypeId) =>
                item.result && set({ result: { ...item.result, licenceTypeId: licenceTypeId ?? null } })
              }
            />
          </div>
        )}
        <LimitInput
          id={placeId(`${path}.limitDays`)}
          label={t('workbench.design.limitAlone')}
          limit={item.limit}
          onChange={(limit) => set({ limit })}
        />
        <LimitInput
          id={placeId(`${path}.inPackageLimit`)}
          label={t('workbench.design.limitHere')}
          limit={item.inPackageLimit}
          onChange={(inPackageLimit) => set({ inPackageLimit })}
        />
        <div className="field" id={placeId(`${path}.visits`)}>
          <label htmlFor={`${id}v`}>{t('workbench.design.visitsAlone')}</label>
          <InputNumber
            id={`${id}v`}
            min={0}
            max={99}
            precision={0}
            value={item.visits}
            onChange={(visits) => set({ visits })}
          />
        </div>
        <div className="field" id={placeId(`${path}.group`)}>
          <label htmlFor={`${id}g`}>{t('workbench.design.group')}</label>
          <Select
            id={`${id}g`}
            className="wide"
            value={item.group ?? ''}
            options={[
              { value: '', label: t('workbench.design.noGroup') },
              ...definition.itemGroups.map((one) => ({ value: one.id, label: groupName(one.id) })),
              { value: 'new', label: t('workbench.design.newGroup') },
            ]}
            onChange={(group: string) =>
              draft.change(setGroup(item.key, group === '' ? null : group, t('workbench.design.whichOne')))
            }
          />
        </div>
      </div>
      <div className="field">
        <Checkbox
          checked={item.optional || wishes}
          onChange={({ target }) =>
            draft.change(
              setOptional(item.key, target.checked, t('workbench.design.wanted', { name: item.name })),
            )
          }
        >
          {t('workbench.design.mayLeave')}
        </Checkbox>
      </div>
      <ConditionInput
        id={placeId(`${path}.when`)}
        label={t('workbench.design.itemWhen')}
        definition={definition}
        when={item.when}
        onChange={(when) => set({ when })}
      />
      <div className="field">
        <label htmlFor={`${id}o`}>{t('workbench.design.itemNotes')}</label>
        <Input.TextArea
          id={`${id}o`}
          value={item.notes.join('\n')}
          onChange={({ target }) => set({ notes: target.value === '' ? [] : target.value.split('\n') })}
        />
      </div>
      <MaterialTable draft={draft} item={item} view={view} />
      <FieldTable draft={draft} item={item} />
    </section>
  );

  function groupName(group: string): string {
    const members = definition.subItems.filter((one) => one.group === group).map(({ name }) => name);
    return t('workbench.design.groupOf', { names: members.join('、') });
  }
}
