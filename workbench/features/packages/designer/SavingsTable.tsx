import type { Saving } from '../../../../contracts/plan.ts';
import { useWords } from '../../../platform/words.tsx';

/** Alone, together, and how much less; a figure that nobody published is said to be missing. */
export function SavingsTable({
  savings,
  names,
}: {
  savings: readonly Saving[];
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  const missing = savings.filter(({ basis }) => basis === 'missing');
  return (
    <>
      <table className="plain-t">
        <caption className="vh">{t('workbench.design.savings')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workbench.design.measure')}</th>
            <th scope="col" className="r">
              {t('workbench.design.alone')}
            </th>
            <th scope="col" className="r">
              {t('workbench.design.together')}
            </th>
            <th scope="col" className="r">
              {t('workbench.design.less')}
            </th>
          </tr>
        </thead>
        <tbody>
          {savings.map(({ measure, alone, together, saved }) => (
            <tr key={measure}>
              <th scope="row">{t(`workbench.design.measure.${measure}`)}</th>
              <td className="r num">{alone ?? '—'}</td>
              <td className="r num">{together ?? '—'}</td>
              <td className="r num accent">{saved ?? t('workbench.design.unknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.map(({ measure, missing: keys }) => (
        <p key={measure} className="sub">
          {t('workbench.design.missingFigure', {
            measure: t(`workbench.design.measure.${measure}`),
            names: keys.map((key) => names.get(key) ?? key).join('、') || t('workbench.design.wholePackage'),
          })}
        </p>
      ))}
    </>
  );
}
