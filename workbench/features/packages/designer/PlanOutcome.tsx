import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Plan, Rule } from '../../../../contracts/plan.ts';
import { ruleWords } from '../../../../ui/words/rules.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useLocale, useWords } from '../../../platform/words.tsx';
import { limitWords } from './LimitInput.tsx';
import { SavingsTable } from './SavingsTable.tsx';

type Props = { plan: Plan; definition: PackageDefinition; asked: number };

/** What the answers come to: items and why, papers and their sources, the form, dates, what is saved. */
export function PlanOutcome({ plan, definition, asked }: Props) {
  const t = useWords();
  const names = new Map(definition.subItems.map(({ key, name }) => [key, name]));
  const locale = useLocale();
  const say = (rule: Rule) => ruleWords(locale, rule);
  const fields = plan.fields.filter(({ state }) => state === 'ask');
  const papers = plan.materials.filter(({ source }) => source === 'upload' || source === 'deferrable');
  const { schedule } = plan;
  const chain = schedule.slots.find(({ rule }) => rule.code === 'share-of-promise')?.rule.params.chain;
  return (
    <>
      <p>
        {t('workbench.design.comesTo', {
          items: plan.items.length,
          papers: papers.length,
          fields: fields.length,
          asked,
        })}
      </p>
      {plan.questions.length > 0 && (
        <p className="note">{t('workbench.design.stillOpen', { n: plan.questions.length })}</p>
      )}
      <p>
        <Tag tone={chain === undefined ? 'ok' : 'bad'}>
          {chain === undefined
            ? t('workbench.design.takes', { n: schedule.workdays })
            : t('workbench.design.takesMore', { n: schedule.workdays, chain })}
        </Tag>
      </p>
      <h3>{t('workbench.design.savings')}</h3>
      <SavingsTable savings={plan.savings} names={names} />
      <Fold title={t('workbench.design.itemsAndWhy')} count={plan.items.length}>
        <ul className="why-list">
          {plan.items.map((item) => (
            <li key={item.key}>
              {item.name} <span className="sub">{say(item.rule)}</span>
            </li>
          ))}
          {plan.skipped.map((item) => (
            <li key={item.key}>
              <s>{item.name}</s> <span className="sub">{say(item.rule)}</span>
            </li>
          ))}
        </ul>
      </Fold>
      <Fold title={t('workbench.design.materialsAndWhy')} count={plan.materials.length}>
        <ul className="why-list">
          {plan.materials.map((paper) => (
            <li key={paper.id}>
              {paper.name} <b>{t(`workbench.design.way.${paper.source}`)}</b>{' '}
              <span className="sub">{say(paper.rule)}</span>
            </li>
          ))}
        </ul>
      </Fold>
      <Fold title={t('workbench.design.formAndWhy')} count={plan.fields.length}>
        <ul className="why-list">
          {plan.fields.map(({ field, rule }) => (
            <li key={field.name}>
              {field.label} <span className="sub">{say(rule)}</span>
            </li>
          ))}
        </ul>
      </Fold>
      <Fold title={t('workbench.design.schedule')} count={schedule.slots.length}>
        <table className="plain-t">
          <caption className="vh">{t('workbench.design.schedule')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('workbench.design.items')}</th>
              <th scope="col">{t('workbench.design.fromTo')}</th>
              <th scope="col">{t('workbench.design.limitAlone')}</th>
            </tr>
          </thead>
          <tbody>
            {schedule.slots.map((slot) => (
              <tr key={slot.key}>
                <th scope="row">
                  {names.get(slot.key)}
                  {slot.critical && <span className="accent"> {t('workbench.design.longest')}</span>}
                </th>
                <td className="num">
                  {slot.start.slice(5)} – {slot.finish.slice(5)}
                </td>
                <td>{limitWords(slot.alone, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </>
  );
}

function Fold({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  return (
    <details className="line-fold">
      <summary>
        {title} <span className="count">{count}</span>
      </summary>
      {children}
    </details>
  );
}
