import { Button, Checkbox, Input } from 'antd';
import { useId } from 'react';
import type { InstantDraft, ItemRulesView } from '../../../../contracts/item-rules.ts';
import { useWords } from '../../../platform/words.tsx';
import { newCondition, newInstant } from './draft.ts';
import { fieldLabel } from './fact-words.ts';

type Props = {
  item: ItemRulesView;
  rule: InstantDraft | null;
  onChange: (rule: InstantDraft | null) => void;
};

/** 秒批: conditions in words and in FEEL; all of them must hold, and then it is granted by itself. */
export function InstantFields({ item, rule, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const write = (change: Partial<InstantDraft>) => rule && onChange({ ...rule, ...change });
  const conditions = rule?.conditions ?? [];
  const writeCondition = (at: number, change: Partial<(typeof conditions)[number]>) =>
    write({ conditions: conditions.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <section className="pane" aria-labelledby="instant">
      <h2 id="instant">{t('workbench.rules.instant')}</h2>
      <p className="sub">
        {t('workbench.rules.instant.what')}
        {item.instantVersion !== null &&
          ` ${t('workbench.rules.instant.version', { n: item.instantVersion })}`}
      </p>
      <Checkbox
        checked={rule !== null}
        onChange={({ target }) => onChange(target.checked ? (item.rules.instant ?? newInstant()) : null)}
      >
        {t('workbench.rules.instant.on')}
      </Checkbox>
      {rule && (
        <>
          <div className="field">
            <label htmlFor={`${id}id`}>{t('workbench.rules.instant.id')}</label>
            <Input
              id={`${id}id`}
              maxLength={60}
              value={rule.id}
              onChange={({ target }) => write({ id: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}reason`}>{t('workbench.rules.instant.reason')}</label>
            <Input.TextArea
              id={`${id}reason`}
              maxLength={2000}
              value={rule.reason}
              onChange={({ target }) => write({ reason: target.value })}
            />
          </div>
          {conditions.map((one, at) => (
            <fieldset key={one.id} className="field">
              <legend className="vh">{t('workbench.rules.condition', { n: at + 1 })}</legend>
              <label htmlFor={`${id}say${one.id}`}>{t('workbench.rules.condition.say', { n: at + 1 })}</label>
              <Input
                id={`${id}say${one.id}`}
                maxLength={300}
                value={one.say}
                onChange={({ target }) => writeCondition(at, { say: target.value })}
              />
              <label htmlFor={`${id}feel${one.id}`}>
                {t('workbench.rules.condition.feel', { n: at + 1 })}
              </label>
              <Input
                id={`${id}feel${one.id}`}
                className="mono"
                maxLength={1000}
                spellCheck={false}
                value={one.feel}
                onChange={({ target }) => writeCondition(at, { feel: target.value })}
              />
              <Button
                disabled={conditions.length === 1}
                onClick={() => write({ conditions: conditions.filter((_, index) => index !== at) })}
              >
                {t('workbench.rules.condition.remove', { n: at + 1 })}
              </Button>
            </fieldset>
          ))}
          <p className="row">
            <Button onClick={() => write({ conditions: [...conditions, newCondition(conditions)] })}>
              {t('workbench.rules.condition.add')}
            </Button>
          </p>
          <details>
            <summary>{t('workbench.rules.names')}</summary>
            <dl className="kv">
              {[...item.facts, ...item.fields].map((field) => (
                <div key={field.name}>
                  <dt className="mono">{field.name}</dt>
                  <dd>
                    {fieldLabel(field, t)}
                    {field.options.length > 0 && (
                      <span className="sub">
                        {' '}
                        {field.options.map(({ value, label }) => `"${value}" ${label}`).join('；')}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </section>
  );
}
