import { Segmented } from 'antd';
import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { shortHash, shortTime } from '../../../platform/format.ts';
import { type Preferences, prefer, usePreferences } from '../../../platform/preferences.ts';
import { useWords } from '../../../platform/words.tsx';

const readings = ['plain', 'legal', 'both'] as const satisfies Preferences['reading'][];

/** What happened, in the words of people, of the law, or side by side; every line with its place in the chain. */
export function Timeline({ view }: { view: CaseView }) {
  const t = useWords();
  const { reading } = usePreferences();
  const plain = reading !== 'legal';
  const legal = reading !== 'plain';
  return (
    <section className="pane" aria-labelledby="timeline">
      <div className="head">
        <h2 id="timeline">{t('workbench.case.timeline')}</h2>
        <Segmented
          className="seg"
          aria-label={t('workbench.timeline.reading')}
          value={reading}
          onChange={(value) => prefer({ reading: value as Preferences['reading'] })}
          options={readings.map((value) => ({ value, label: t(`workbench.timeline.${value}`) }))}
        />
      </div>
      <section className="scroll" aria-label={t('workbench.timeline.region')}>
        <table className="plain-t tl">
          <thead>
            <tr>
              <th scope="col">{t('workbench.timeline.at')}</th>
              <th scope="col">{t('workbench.timeline.who')}</th>
              {plain && <th scope="col">{t('workbench.timeline.what')}</th>}
              {legal && <th scope="col">{t('workbench.timeline.law')}</th>}
              <th scope="col">{t('workbench.timeline.proof')}</th>
            </tr>
          </thead>
          <tbody>
            {view.timeline.map((entry) => (
              <tr key={entry.seq}>
                <td className="num nowrap">
                  <time dateTime={entry.at}>{shortTime(entry.at)}</time>
                </td>
                <td>
                  {entry.onBehalfOf
                    ? t('workbench.timeline.for', { actor: entry.actor, name: entry.onBehalfOf })
                    : entry.actor}
                </td>
                {plain && <td>{entry.plain}</td>}
                {legal && <td>{entry.legal}</td>}
                <td className="hash" title={entry.hash}>
                  {shortHash(entry.hash)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="sub">
        {view.chainWhole ? (
          t('workbench.timeline.whole', { n: view.timeline.length })
        ) : (
          <Tag tone="bad">{t('workbench.timeline.broken')}</Tag>
        )}
      </p>
    </section>
  );
}
