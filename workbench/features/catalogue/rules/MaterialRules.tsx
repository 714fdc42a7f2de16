import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ItemRules, ItemRulesView } from '../../../../contracts/item-rules.ts';
import { useWords } from '../../../platform/words.tsx';
import { PeriodField } from './PeriodField.tsx';

type Props = { item: ItemRulesView; rules: ItemRules; onChange: (change: Partial<ItemRules>) => void };
type Rule = ItemRules['materials'][number];

/** 容缺后补 and 告知承诺 paper by paper: what may come later and by when, what a commitment may stand for. */
export function MaterialRules({ item, rules, onChange }: Props) {
  const t = useWords();
  const write = (id: string, change: Partial<Rule>) =>
    onChange({ materials: rules.materials.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  return (
    <section className="pane" aria-labelledby="materials">
      <h2 id="materials">{t('workbench.rules.materials')}</h2>
      <div className="field">
        <PeriodField
          label={t('workbench.rules.within.general')}
          period={rules.deferral}
          onChange={(deferral) => onChange({ deferral })}
        />
      </div>
      {item.materials.length === 0 ? (
        <p className="sub">{t('workbench.rules.materials.none')}</p>
      ) : (
        <section className="scroll" aria-label={t('workbench.rules.materials')}>
          <table className="plain-t">
            <thead>
              <tr>
                <th scope="col">{t('workbench.material.name')}</th>
                <th scope="col">{t('workbench.rules.deferrable')}</th>
                <th scope="col">{t('workbench.rules.within')}</th>
                <th scope="col">{t('workbench.rules.committable')}</th>
                <th scope="col">{t('workbench.rules.licenceFields')}</th>
              </tr>
            </thead>
            <tbody>
              {item.materials.map(({ id, name, fixed, bound }) => {
                const rule = rules.materials.find((one) => one.id === id);
                if (!rule) return null;
                return (
                  <tr key={id}>
                    <th scope="row">
                      {name}
                      {fixed && <p className="sub">{t('workbench.rules.fixed')}</p>}
                    </th>
                    <td>
                      <Checkbox
                        aria-label={t('workbench.rules.deferrable.of', { name })}
                        checked={rule.deferrable}
                        disabled={fixed}
                        onChange={({ target }) => write(id, { deferrable: target.checked })}
                      />
                    </td>
                    <td>
                      {rule.deferrable && (
                        <PeriodField
                          hidden
                          label={t('workbench.rules.within.of', { name })}
                          period={rule.deferral}
                          onChange={(deferral) => write(id, { deferral })}
                        />
                      )}
                    </td>
                    <td>
                      <Checkbox
                        aria-label={t('workbench.rules.committable.of', { name })}
                        checked={rule.committable}
                        onChange={({ target }) => write(id, { committable: target.checked })}
                      />
                    </td>
                    <td>
                      {bound && (
                        <LicenceFields
                          name={name}
                          fields={rule.licenceFields ?? []}
                          onChange={(licenceFields) => write(id, { licenceFields })}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

type FieldsProps = { name: string; fields: readonly string[]; onChange: (fields: string[]) => void };

/** Labels as they stand on the face, one after another; what is typed stays as typed until it is left. */
function LicenceFields({ name, fields, onChange }: FieldsProps) {
  const t = useWords();
  const [typed, setTyped] = useState(fields.join('、'));
  const labels = (text: string) => [
    ...new Set(
      text
        .split(/[、，,;；]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ];
  return (
    <Input
      aria-label={t('workbench.rules.licenceFields.of', { name })}
      placeholder={t('workbench.rules.licenceFields.none')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(labels(target.value));
      }}
    />
  );
}
