import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AttributionLine } from '../../../contracts/attribution.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { useWords } from '../../platform/words.tsx';
import { useAskedStudy } from './asked.ts';
import { LedgerPane } from './LedgerPane.tsx';
import { ProposePane } from './ProposePane.tsx';
import { type AskedStudy, type LinesSearch, linesQuery, searchOf } from './queries.ts';

/** The very tickets, or cases, behind a number: of one trait or of two. */
export function LinesPage({ search }: { search: LinesSearch }) {
  const t = useWords();
  const { asked } = useAskedStudy(search);
  const study = asked?.study ?? 'bad-rating';
  const list = useInfiniteQuery({
    ...linesQuery(asked as AskedStudy, { a: search.a, b: search.b }),
    enabled: asked !== undefined,
  });
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const names = list.data?.pages[0]?.names ?? [];
  const traits = names.map(({ dimension, name }) => `${t(`attribution.dimension.${dimension}`)} ${name}`);
  const title = t(`workbench.attribution.lines.${study}`);
  const shown = t(list.hasNextPage ? 'workbench.indicators.shown.more' : 'workbench.indicators.shown', {
    n: lines.length,
  });
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/attribution" search={asked ? searchOf(asked) : {}}>
          {t('workbench.attribution.title')}
        </Link>
      </nav>
      <h1>{title}</h1>
      <ListSheet
        list={list}
        rows={lines.length}
        words={{ waiting: t('workbench.waiting.list'), found: shown, shown }}
        empty={{ title: t('workbench.indicators.facts.none') }}
        head={
          asked && <p className="tools sub num">{[...traits, `${asked.from} – ${asked.to}`].join(' · ')}</p>
        }
      >
        <Grid label={title} heads={columns.map((name) => t(`workbench.attribution.line.${name}`))}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Grid>
      </ListSheet>
      {asked && list.data?.pages[0] && lines.length > 0 && (
        <>
          <LedgerPane asked={asked} found={list.data.pages[0]} traits={traits} />
          <ProposePane asked={asked} found={list.data.pages[0]} search={search} />
        </>
      )}
    </Main>
  );
}

const columns = ['what', 'item', 'organisation', 'day', 'said', 'state'] as const;

function Line({ line }: { line: AttributionLine }) {
  const t = useWords();
  const { kind, id, number, item, organisation, day, level, said, state } = line;
  const words = kind === 'ticket' ? `workbench.tickets.step.${state}` : `case.state.${state}`;
  const levelWords = `rating.level.${level}`;
  return (
    <tr>
      <td className="num">
        {kind === 'ticket' ? (
          <Link to="/tickets/$ticketId" params={{ ticketId: id }}>
            {hasWord(levelWords) ? t(levelWords) : t('workbench.indicators.kind.ticket')}
          </Link>
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: id }}>
            {number ?? id}
          </Link>
        )}
      </td>
      <td className="w">{item}</td>
      <td className="w">{organisation}</td>
      <td className="num">{day}</td>
      <td className="w">{said.join('；')}</td>
      <td>{hasWord(words) ? t(words) : state}</td>
    </tr>
  );
}
