import { Link } from '@tanstack/react-router';
import type { Attribution, Pair } from '../../../contracts/attribution.ts';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { hitsText, percent } from './figures.ts';
import { type AskedStudy, searchOf } from './queries.ts';

/** Two traits that come together more often than either explains, each with the numbers that say so. */
export function PairsPane({ found, asked }: { found: Attribution; asked: AskedStudy }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="pairs">
      <h2 id="pairs">{t('workbench.attribution.pairs')}</h2>
      <p className="sub">{t('workbench.attribution.pairs.what')}</p>
      {found.pairs.length === 0 && <p>{t('workbench.attribution.pairs.none')}</p>}
      <ol className="files">
        {found.pairs.map((pair) => (
          <li key={`${traitOf(pair.a)} ${traitOf(pair.b)}`}>
            <PairLine pair={pair} found={found} asked={asked} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const traitOf = ({ dimension, value }: Pair['a']): string => `${dimension}:${value}`;

function PairLine({ pair, found, asked }: { pair: Pair; found: Attribution; asked: AskedStudy }) {
  const t = useWords();
  const { a, b, hits, base, rate, low } = pair;
  return (
    <>
      <b>
        {t(`attribution.dimension.${a.dimension}`)} {a.name} × {t(`attribution.dimension.${b.dimension}`)}{' '}
        {b.name}
      </b>
      <p className="num">
        {t(`workbench.attribution.pair.${asked.study}`, {
          base: plain(base ?? 0),
          hits: hitsText(hits, found.rules.protect, t),
          rate: percent(rate),
          low: percent(low),
          a: a.name,
          aRate: percent(a.rate),
          b: b.name,
          bRate: percent(b.rate),
        })}
      </p>
      {found.mayLook && (
        <Link
          className="btn"
          to="/attribution/lines"
          search={{ ...searchOf(asked), a: traitOf(a), b: traitOf(b) }}
        >
          {t(`workbench.attribution.look.${asked.study}`)}
        </Link>
      )}
    </>
  );
}
