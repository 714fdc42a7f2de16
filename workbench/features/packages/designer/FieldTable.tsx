import { Checkbox, Input } from 'antd';
import type { FormField } from '../../../../contracts/forms.ts';
import type { SubItem } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { RemoveButton } from './Acts.tsx';
import { EditTable } from './EditTable.tsx';
import { changeItem } from './edits.ts';
import { placeId } from './places.ts';
import type { Draft } from './use-draft.ts';

/** The item's part of the merged form. A field that two items share must be the same in both. */
export function FieldTable({ draft, item }: { draft: Draft; item: SubItem }) {
  const t = useWords();
  const { form } = item;
  if (!form) return <p className="sub">{t('workbench.design.formUnknown')}</p>;
  const count = form.reduce((sum, page) => sum + page.fields.length, 0);
  const change = (pageId: string, name: string, next: FormField | null) =>
    draft.change(
      changeItem(item.key, {
        form: form
          .map((page) => ({
            ...page,
            fields: page.fields.flatMap((field) =>
              page.id !== pageId || field.name !== name ? [field] : next ? [next] : [],
            ),
          }))
          .filter((page) => page.fields.length > 0),
      }),
    );
  return (
    <details className="line-fold" id={placeId(`subItems.${item.key}.form`)}>
      <summary>
        {t('workbench.design.form')} <span className="count">{count}</span>
      </summary>
      <div className="scroll">
        <EditTable
          caption={t('workbench.design.form')}
          columns={[
            t('workbench.design.label'),
            t('workbench.design.page'),
            t('workbench.design.required'),
            t('workbench.design.shared'),
          ]}
        >
          {form.flatMap((page) =>
            page.fields.map((field) => (
              <tr
                key={`${page.id} ${field.name}`}
                id={placeId(`subItems.${item.key}.form.${page.id}.${field.name}`)}
              >
                <th scope="row">
                  <Input
                    aria-label={t('workbench.design.labelOf', { name: field.name })}
                    maxLength={120}
                    value={field.label}
                    onChange={({ target }) =>
                      target.value && change(page.id, field.name, { ...field, label: target.value })
                    }
                  />
                </th>
                <td>{page.title}</td>
                <td>
                  <Checkbox
                    aria-label={t('workbench.design.requiredOf', { name: field.label })}
                    checked={field.required}
                    onChange={({ target }) =>
                      change(page.id, field.name, { ...field, required: target.checked })
                    }
                  />
                </td>
                <td>
                  <Others
                    draft={draft}
                    item={item}
                    field={field}
                    onTake={(next) => change(page.id, field.name, next)}
                  />
                </td>
                <td>
                  <RemoveButton what={field.label} cross onRemove={() => change(page.id, field.name, null)} />
                </td>
              </tr>
            )),
          )}
        </EditTable>
      </div>
    </details>
  );
}

/** Which other items ask the same; where theirs is defined otherwise, it can be taken over. */
function Others(props: {
  draft: Draft;
  item: SubItem;
  field: FormField;
  onTake: (field: FormField) => void;
}) {
  const t = useWords();
  const { draft, item, field, onTake } = props;
  const others = draft.definition.subItems
    .filter(({ key }) => key !== item.key)
    .flatMap((one) => {
      const same = (one.form ?? []).flatMap((page) => page.fields).find(({ name }) => name === field.name);
      return same ? [{ name: one.name, field: same }] : [];
    });
  const differs = others.find((one) => shape(one.field) !== shape(field));
  return (
    <>
      {others.map(({ name }) => name).join('、')}
      {differs && (
        <>
          {' '}
          <button
            type="button"
            className="linklike"
            onClick={() => onTake({ ...differs.field, required: field.required })}
          >
            {t('workbench.design.takeField', { name: differs.name })}
          </button>
        </>
      )}
    </>
  );
}

/** What two places of one field must agree on (hints, conditions and whether it is required may differ). */
function shape({ hint: _h, when: _w, required: _r, assumed: _a, ...rest }: FormField): string {
  const known = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(known);
}
