import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useId, useState } from 'react';
import {
  type CutChoice,
  type WhatIfAnswer,
  type WhatIfMeasure,
  type WhatIfRow,
  whatIfMeasures,
} from '../../../../contracts/package-what-if.ts';
import { useWords } from '../../../platform/words.tsx';
import { WhatIfFigure } from './WhatIfFigure.tsx';

const measures = Object.keys(whatIfMeasures) as WhatIfMeasure[];
type Props = { answer: WhatIfAnswer; choice: CutChoice; divisionCode: string };

/** What it would save: in a sentence, as a figure of one measure, and as a table of all. */
export function WhatIfOutcome({ answer, choice, divisionCode }: Props) {
  const t = useWords();
  const id = useId();
  const touched = measures.filter((one) => answer.saved[one] !== 0);
  const [wanted, setWanted] = useState<WhatIfMeasure>();
  const measure = wanted ?? touched[0] ?? 'materials';
  const saved = touched.map((one) =>
    t(answer.saved[one] > 0 ? 'workbench.whatIf.less' : 'workbench.whatIf.more', {
      what: t(`workbench.design.measure.${one}`),
      n: Math.abs(answer.saved[one]),
    }),
  );
  return (
    <>
      <p className="note ok" role="status">
        {answer.rows.length === 0
          ? t('workbench.whatIf.noEffect', { name: choice.name })
          : t('workbench.whatIf.effect', { n: answer.rows.length, saved: saved.join('，') })}
      </p>
      {answer.rows.length > 0 && (
        <>
          <section className="pane" aria-labelledby={`${id}f`}>
            <div className="head">
              <h2 id={`${id}f`}>{t('workbench.whatIf.figure')}</h2>
              <Select
                aria-label={t('workbench.design.measure')}
                value={measure}
                options={measures.map((value) => ({ value, label: t(`workbench.design.measure.${value}`) }))}
                onChange={setWanted}
              />
            </div>
            <WhatIfFigure rows={answer.rows} measure={measure} />
          </section>
          <section className="pane" aria-labelledby={`${id}t`}>
            <h2 id={`${id}t`}>{t('workbench.whatIf.table')}</h2>
            <div className="scroll">
              <table className="plain-t">
                <caption className="vh">{t('workbench.whatIf.table')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('workbench.design.list')}</th>
                    {measures.map((one) => (
                      <th key={one} scope="col" className="r">
                        {t(`workbench.design.measure.${one}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {answer.rows.map((row) => (
                    <tr key={row.packageId}>
                      <th scope="row">
                        <Link
                          to="/packages/$packageId"
                          params={{ packageId: row.packageId }}
                          search={{ divisionCode }}
                        >
                          {row.name}
                        </Link>
                      </th>
                      {measures.map((one) => (
                        <Cell key={one} row={row} measure={one} />
                      ))}
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t('workbench.whatIf.sum')}</th>
                    {measures.map((one) => (
                      <td key={one} className="r num accent">
                        {signed(-answer.saved[one])}
                      </td>
                    ))}
                  </tr>
                </tfoot>
              </table>
            </div>
          </section>
        </>
      )}
    </>
  );
}

/** −2, +1, 0. */
const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');

function Cell({ row, measure }: { row: WhatIfRow; measure: WhatIfMeasure }) {
  const t = useWords();
  const [before, after] = [row.before[measure], row.after[measure]];
  if (before === null || after === null) return <td className="r sub">{t('workbench.design.unknown')}</td>;
  return (
    <td className="r num">
      {before === after ? (
        before
      ) : (
        <>
          {before} → {after} <span className="accent">{signed(after - before)}</span>
        </>
      )}
    </td>
  );
}
