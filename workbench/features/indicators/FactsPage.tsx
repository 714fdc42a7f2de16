import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FactLine } from '../../../contracts/indicators.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { useWords, type Words } from '../../platform/words.tsx';
import { useAsked } from './asked.ts';
import { plain } from './figures.ts';
import { searchOf } from './IndicatorsPage.tsx';
import { type Asked, type FactsSearch, indicatorKeys, indicatorQuery, readFacts } from './queries.ts';

/** The very cases, ratings, tickets, things or entries behind a part of a figure. */
export function FactsPage({ id, search }: { id: string; search: FactsSearch }) {
  const t = useWords();
  const { asked } = useAsked(search);
  const part = search.part ?? 'numerator-0';
  const page = useQuery({ ...indicatorQuery(id, asked as Asked, 'year'), enabled: asked !== undefined });
  const list = useInfiniteQuery({
    queryKey: [...indicatorKeys.all, id, 'facts', asked, part],
    queryFn: ({ pageParam, signal }) => readFacts(id, asked as Asked, part, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: asked !== undefined,
  });
  const lines = list.data?.pages.flatMap((one) => one.lines) ?? [];
  const name = page.data?.definition.name ?? t('workbench.indicators.one');
  const what = partName(part, page.data?.definition.excluded?.map((one) => one.name) ?? [], t);
  const shown = t(list.hasNextPage ? 'workbench.indicators.shown.more' : 'workbench.indicators.shown', {
    n: lines.length,
  });
  return (
    <Main>
      <title>{`${name} ${what} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/indicators" search={asked ? searchOf(asked) : {}}>
          {t('workbench.indicators.title')}
        </Link>{' '}
        <Link
          to="/indicators/$indicatorId"
          params={{ indicatorId: id }}
          search={asked ? searchOf(asked) : {}}
        >
          {name}
        </Link>
      </nav>
      <h1>
        {name}：{what}
      </h1>
      <ListSheet
        list={list}
        rows={lines.length}
        words={{ waiting: t('workbench.waiting.list'), found: shown, shown }}
        empty={{ title: t('workbench.indicators.facts.none') }}
        head={asked && <p className="tools sub num">{`${asked.from} – ${asked.to}`}</p>}
      >
        <LineTable lines={lines} />
      </ListSheet>
    </Main>
  );
}

function partName(part: string, excluded: readonly string[], t: Words): string {
  const [kind = '', index] = part.split('-');
  if (kind === 'excluded') return excluded[Number(index)] ?? t('workbench.indicators.left-out');
  const key = `workbench.indicators.${kind}`;
  return hasWord(key) ? t(key) : part;
}

const columns = ['what', 'item', 'who', 'day', 'state', 'amount'] as const;

function LineTable({ lines }: { lines: readonly FactLine[] }) {
  const t = useWords();
  return (
    <table className="plain-t">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`workbench.indicators.line.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.id} ${line.day}`}>
            <td className="num">
              <LineLink line={line} />
            </td>
            <td>{line.item}</td>
            <td>
              {line.applicant ?? ''} <span className="sub">{line.organisation}</span>
            </td>
            <td className="num">{line.day}</td>
            <td>{stateText(line, t)}</td>
            <td className="num">{line.amount === null ? '' : plain(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineLink({ line }: { line: FactLine }) {
  const t = useWords();
  if (line.caseId) {
    return (
      <Link to="/cases/$caseId" params={{ caseId: line.caseId }}>
        {line.number}
      </Link>
    );
  }
  const words = t(`workbench.indicators.kind.${line.kind}` as 'workbench.indicators.kind.item');
  if (line.kind === 'ticket') {
    return (
      <Link to="/tickets/$ticketId" params={{ ticketId: line.id }}>
        {words}
      </Link>
    );
  }
  if (line.kind === 'matter') {
    return (
      <Link to="/supervision/$matterId" params={{ matterId: line.id }}>
        {words}
      </Link>
    );
  }
  if (line.kind === 'request') {
    return (
      <Link to="/requests/$requestId" params={{ requestId: line.id }}>
        {words}
      </Link>
    );
  }
  return words;
}

function stateText({ kind, state, note }: FactLine, t: Words): string {
  const words =
    { ticket: 'workbench.tickets.step', request: 'request.state', matter: 'code.matter-state' }[kind] ??
    'case.state';
  const key = `${words}.${state}`;
  const said = state && hasWord(key) ? t(key) : (state ?? '');
  const level = `rating.level.${note}`;
  return [said, note && hasWord(level) ? t(level) : note].filter(Boolean).join(' · ');
}
