import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ItemRules, ItemRulesView, RulesChecked } from '../../../../contracts/item-rules.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { findingSentence } from '../element-words.ts';
import { partCheckQuery } from '../part-queries.ts';
import { usePublish } from '../use-publish.ts';
import { CommitmentFields } from './CommitmentFields.tsx';
import { isWhole, settled } from './draft.ts';
import { InstantFields } from './InstantFields.tsx';
import { MaterialRules } from './MaterialRules.tsx';
import { TryOut } from './TryOut.tsx';

/** What an item says of its handling, without code; checked while it is written, published as the next version. */
export function RulesEditor({ item }: { item: ItemRulesView }) {
  const t = useWords();
  const [rules, setRules] = useState<ItemRules>(item.rules);
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const { busy, failure, publish } = usePublish('rules', item);
  const write = (change: Partial<ItemRules>) => setRules({ ...rules, ...change });
  const sent = settled(rules);
  const whole = isWhole(sent);
  const shown = useDeferredValue(sent);
  const check = useQuery({
    ...partCheckQuery<RulesChecked>('rules', item, shown, answers),
    enabled: isWhole(shown),
  });
  const findings = whole ? (check.data?.findings ?? []) : [];
  const blocking = findings.filter(({ severity }) => severity === 'blocks');
  const unchanged = JSON.stringify(sent) === JSON.stringify(settled(item.rules));
  return (
    <>
      <title>{`${t('workbench.rules.title')} · ${item.name}`}</title>
      <h1>{t('workbench.rules.title')}</h1>
      <p className="sub">
        {item.name} · {item.organisation} · {t('workbench.item.version', { n: item.version })}
      </p>
      <div className="cols item">
        <div className="mid">
          <section className="pane" aria-labelledby="receipt">
            <h2 id="receipt">{t('workbench.rules.receipt')}</h2>
            <Checkbox
              checked={rules.acceptOnReceipt}
              onChange={({ target }) => write({ acceptOnReceipt: target.checked })}
            >
              {t('workbench.rules.receipt.what')}
            </Checkbox>
          </section>
          <MaterialRules item={item} rules={rules} onChange={write} />
          <CommitmentFields terms={rules.commitment} onChange={(commitment) => write({ commitment })} />
          <InstantFields item={item} rule={rules.instant} onChange={(instant) => write({ instant })} />
        </div>
        <aside className="mid" aria-label={t('workbench.editor.aside')}>
          <section className="pane" aria-labelledby="publish">
            <h2 id="publish">{t('workbench.rules.publish')}</h2>
            <p aria-live="polite">
              {blocking.length
                ? t('workbench.editor.problems', { n: blocking.length })
                : t(whole ? 'workbench.editor.fine' : 'workbench.rules.unfinished')}
            </p>
            {findings.length > 0 && (
              <ul className="errors">
                {findings.map((finding) => (
                  <li key={`${finding.path} ${finding.code}`}>{findingSentence(finding, t)}</li>
                ))}
              </ul>
            )}
            {check.error && <ProblemNote failure={asFailure(check.error)} />}
            {failure && <ProblemNote failure={failure} />}
            <Button
              type="primary"
              block
              loading={busy}
              disabled={unchanged || !whole || blocking.length > 0}
              onClick={() => publish(sent)}
            >
              {t('workbench.editor.publishNow', { n: item.version + 1 })}
            </Button>
            <p className="sub">{t(unchanged ? 'workbench.rules.unchanged' : 'workbench.rules.keeps')}</p>
          </section>
          <TryOut
            item={item}
            rule={rules.instant}
            answers={answers}
            unmet={whole ? (check.data?.unmet ?? null) : null}
            onChange={setAnswers}
          />
        </aside>
      </div>
    </>
  );
}
