import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IndicatorReading } from '../../../contracts/indicators.ts';
import { missingPart } from '../../../ui/words/missing-part.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { useAsked } from './asked.ts';
import { Freshness } from './Freshness.tsx';
import { byUrgency, figureText, lacks, plain, standing, targetText } from './figures.ts';
import { PlaceBar } from './PlaceBar.tsx';
import { type Asked, dashboardQuery, type IndicatorSearch, indicatorKeys } from './queries.ts';

/** The figures of a place and a period, farthest from the plan first; of one department where it is chosen. */
export function IndicatorsPage({ search }: { search: IndicatorSearch }) {
  const t = useWords();
  const me = useMe();
  const client = useQueryClient();
  const { places, asked, error } = useAsked(search);
  const list = useQuery({ ...dashboardQuery(asked as Asked), enabled: asked !== undefined });
  const broken = useStream(
    '/indicators/stream',
    () => void client.invalidateQueries({ queryKey: indicatorKeys.all }),
  );
  const failure = error ?? list.error;
  return (
    <Main>
      <title>{`${t('workbench.indicators.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.indicators.title')}</h1>
      <p className="asking">
        {may(me, 'indicator.enter') && (
          <Link to="/indicators/entered">{t('workbench.indicators.enter')}</Link>
        )}
        <Link to="/screen" {...(asked ? { search: { divisionCode: asked.divisionCode } } : {})}>
          {t('workbench.indicators.screen')}
        </Link>
      </p>
      {failure && <ProblemNote failure={asFailure(failure)} onAgain={() => void list.refetch()} />}
      <div className="sheet">
        {asked && <PlaceBar places={places} asked={asked} />}
        {list.isPending && !failure && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.indicators')} rows={10} />
          </div>
        )}
        {list.data && asked && (
          <>
            <div className="tools">
              <Freshness {...list.data} broken={broken} readAt={list.dataUpdatedAt} />
            </div>
            <FigureTable readings={byUrgency(list.data.readings)} asked={asked} />
          </>
        )}
      </div>
    </Main>
  );
}

const columns = ['name', 'value', 'standing', 'target', 'parts', 'note'] as const;

function FigureTable({ readings, asked }: { readings: readonly IndicatorReading[]; asked: Asked }) {
  const t = useWords();
  return (
    <table className="figures">
      <caption className="vh">{t('workbench.indicators.table')}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`workbench.indicators.col.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <FigureRow key={reading.id} reading={reading} asked={asked} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ reading, asked }: { reading: IndicatorReading; asked: Asked }) {
  const t = useWords();
  const { id, name, unit, value, mean, numerator, denominator, missing } = reading;
  const { tone, word } = standing(reading, t);
  return (
    <tr>
      <th scope="row">
        <Link to="/indicators/$indicatorId" params={{ indicatorId: id }} search={searchOf(asked)}>
          {name}
        </Link>
      </th>
      <td className="num figure">{figureText(value, unit, t, lacks(reading))}</td>
      <td>{word && <Tag tone={tone}>{word}</Tag>}</td>
      <td className="num">{targetText(reading, t)}</td>
      <td className="num">
        {numerator !== null && denominator !== null ? `${plain(numerator)} / ${plain(denominator)}` : ''}
      </td>
      <td className="sub">
        {mean && (
          <p>
            {mean.name ?? t('workbench.indicators.mean')} {figureText(mean.value, unit, t)}
          </p>
        )}
        {missing.slice(0, 4).map((one) => (
          <p key={`${one.reason}${one.quantity}${one.month}`}>{missingPart(one, t)}</p>
        ))}
        {missing.length > 4 && <p>{t('workbench.indicators.missing.more', { n: missing.length - 4 })}</p>}
      </td>
    </tr>
  );
}

/** An address keeps what was chosen. */
export function searchOf({ divisionCode, organisationId, from, to }: Asked): IndicatorSearch {
  return { divisionCode, from, to, ...(organisationId ? { organisationId } : {}) };
}
