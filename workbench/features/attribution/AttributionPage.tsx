import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Attribution, studyNames } from '../../../contracts/attribution.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { useAskedStudy } from './asked.ts';
import { DimensionPane } from './DimensionPane.tsx';
import { hitsText, rateText } from './figures.ts';
import { MonthBar } from './MonthBar.tsx';
import { PairsPane } from './PairsPane.tsx';
import {
  type AskedStudy,
  type AttributionSearch,
  attributionQuery,
  searchOf,
  tableAddress,
} from './queries.ts';

/** What bad ratings, or corrections, have in common: counted, set against all that was handled, and never guessed. */
export function AttributionPage({ search }: { search: AttributionSearch }) {
  const t = useWords();
  const { places, asked, error } = useAskedStudy(search);
  const found = useQuery({ ...attributionQuery(asked as AskedStudy), enabled: asked !== undefined });
  const failure = error ?? found.error;
  return (
    <Main>
      <title>{`${t('workbench.attribution.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.attribution.title')}</h1>
      <p className="sub">{t('workbench.attribution.what')}</p>
      {asked && (
        <nav className="tabs" aria-label={t('workbench.attribution.title')}>
          {studyNames.map((study) => (
            <Link
              key={study}
              to="/attribution"
              search={{ ...searchOf(asked), study }}
              activeProps={{}}
              aria-current={study === asked.study ? 'page' : undefined}
            >
              {t(`attribution.study.${study}`)}
            </Link>
          ))}
        </nav>
      )}
      {failure && <ProblemNote failure={asFailure(failure)} onAgain={() => void found.refetch()} />}
      <div className="sheet">
        {asked && <MonthBar places={places} asked={asked} />}
        {found.isPending && !failure && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.indicators')} rows={8} />
          </div>
        )}
      </div>
      {found.data && asked && (
        <>
          <All found={found.data} asked={asked} />
          <PairsPane found={found.data} asked={asked} />
          {found.data.dimensions.map((one) => (
            <DimensionPane key={one.dimension} {...one} found={found.data} asked={asked} />
          ))}
        </>
      )}
    </Main>
  );
}

type Props = { found: Attribution; asked: AskedStudy };

function All({ found, asked }: Props) {
  const t = useWords();
  const { all, before, rules, asOf, whole, mayLook } = found;
  const { study } = asked;
  return (
    <section className="pane" aria-labelledby="all">
      <h2 id="all">{t('attribution.all')}</h2>
      <p className="figure-value num">
        {hitsText(all.hits, rules.protect, t)}
        <small> {t(`workbench.attribution.unit.${study}`)}</small>
      </p>
      <p className="num">
        {t(`workbench.attribution.of.${study}`, { base: plain(all.base ?? 0), rate: rateText(all) || '—' })}
      </p>
      {all.before && (
        <p className="sub num">
          {t('workbench.attribution.before', {
            from: before.from,
            to: before.to,
            hits: hitsText(all.before.hits, rules.protect, t),
            base: plain(all.before.base ?? 0),
            rate: rateText(all.before) || '—',
          })}{' '}
          {all.change && t(`attribution.change.${all.change}`)}
        </p>
      )}
      <p className="sub">{t(`workbench.attribution.how.${study}`)}</p>
      <p className="sub">
        {t('workbench.attribution.guard', { base: rules.leastBase, hits: rules.leastHits })}
        {study === 'bad-rating' && ` ${t('workbench.attribution.protect', { n: rules.protect })}`}
      </p>
      {!whole && <p className="note warn">{t('workbench.attribution.counting')}</p>}
      <p className="row">
        {mayLook && (all.hits ?? 0) > 0 && (
          <Link className="btn" to="/attribution/lines" search={searchOf(asked)}>
            {t(`workbench.attribution.look.${study}`)}
          </Link>
        )}
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} className="btn" href={tableAddress(asked, format)} download>
            {t(`workbench.attribution.${format}`)}
          </a>
        ))}
      </p>
      {asOf && <p className="sub num">{t('workbench.attribution.as-of', { at: shortTime(asOf) })}</p>}
    </section>
  );
}
