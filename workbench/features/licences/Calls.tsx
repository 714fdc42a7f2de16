import { useQuery } from '@tanstack/react-query';
import { Grid } from '../../parts/Grid.tsx';
import { useWords } from '../../platform/words.tsx';
import { callsQuery } from './queries.ts';

/** 电子证照调用成功率 of the last thirty days; what was asked for and not there counts too. */
export function Calls() {
  const t = useWords();
  const { data } = useQuery(callsQuery);
  if (!data) return null;
  if (!data.calls) return <p className="sub">{t('workbench.calls.none')}</p>;
  const rate = (success: number, calls: number) => `${((success / calls) * 100).toFixed(1)}%`;
  return (
    <section className="pane" aria-labelledby="calls">
      <h2 id="calls">{t('workbench.licences.calls')}</h2>
      <p>
        {t('workbench.licences.calls.all', {
          from: data.from,
          until: data.until,
          calls: data.calls,
          success: data.success,
          rate: rate(data.success, data.calls),
        })}
      </p>
      <Grid
        label={t('workbench.licences.calls')}
        heads={[
          t('workbench.licences.col.licence'),
          t('workbench.licences.col.caller'),
          t('workbench.licences.col.calls'),
          t('workbench.licences.col.rate'),
        ]}
      >
        {data.rows.map((row) => (
          <tr key={`${row.typeName} ${row.organisation}`}>
            <td className="w">{row.typeName}</td>
            <td className="w">{row.organisation || t('workbench.licences.windows')}</td>
            <td className="num">{row.calls}</td>
            <td className="num">{rate(row.success, row.calls)}</td>
          </tr>
        ))}
      </Grid>
      {data.failures.length > 0 && (
        <>
          <h3>{t('workbench.calls.failures')}</h3>
          <ul className="files">
            {data.failures.map(({ typeName, reason, calls }) => (
              <li key={`${typeName} ${reason}`}>
                {t('workbench.calls.failure', {
                  type: typeName,
                  reason: t(`workbench.calls.reason.${reason}` as 'workbench.calls.reason.none-held'),
                  n: calls,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
