import type { CaseView } from '../../../../contracts/cases.ts';
import { shortTime } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';

const ways = ['counter', 'post', 'online'] as const;

/** How the result was made and reached the applicant, and who does that for the organisation in charge. */
export function Handing({ view: { handing } }: { view: CaseView }) {
  const t = useWords();
  const { entrusted, issued, delivered, collected } = handing;
  const way = ways.find((one) => one === delivered?.way);
  const lines: (readonly [string, string | null | undefined])[] = [
    [t('case.handing.accepts'), entrusted.accepts],
    [t('case.handing.prints'), entrusted.prints],
    [
      t('case.handing.issued'),
      issued && [shortTime(issued.at), issued.organisation, issued.by].filter(Boolean).join(' · '),
    ],
    [
      t('case.handing.delivered'),
      delivered &&
        [shortTime(delivered.at), way && t(`case.handing.way.${way}`), delivered.organisation, delivered.by]
          .filter(Boolean)
          .join(' · '),
    ],
    [t('case.handing.receiver'), delivered?.receiver],
    [t('case.handing.tracking'), delivered?.tracking],
    [t('case.handing.collected'), collected && shortTime(collected.at)],
  ];
  const shown = lines.filter(([, text]) => text);
  if (shown.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="handing">
      <h2 id="handing">{t('case.handing')}</h2>
      <dl className="kv">
        {shown.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
