import { Link } from '@tanstack/react-router';
import type { PublicationState } from '../../../contracts/catalogue.ts';
import type { CatalogueRow } from '../../../contracts/catalogue-views.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';

const tones: Record<PublicationState, Tone> = {
  published: 'ok',
  draft: 'warn',
  suspended: 'idle',
  withdrawn: 'idle',
};

export function PublicationTag({ state }: { state: PublicationState }) {
  const t = useWords();
  return <Tag tone={tones[state]}>{t(`workbench.publication.${state}`)}</Tag>;
}

export function CatalogueTable({ rows }: { rows: readonly CatalogueRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.catalogue.region')}
      heads={[
        t('workbench.col.item'),
        t('workbench.col.department'),
        t('workbench.col.publication'),
        t('workbench.col.completeness'),
        t('workbench.col.findings'),
      ]}
    >
      {rows.map((row) => (
        <tr key={`${row.divisionCode} ${row.itemCode}`}>
          <td className="w">
            <Link
              to="/catalogue/$itemCode"
              params={{ itemCode: row.itemCode }}
              search={{ divisionCode: row.divisionCode }}
            >
              {row.name}
            </Link>
          </td>
          <td className="w">
            {row.organisation?.name ?? row.departmentName ?? (
              <span className="sub">{t('workbench.unfilled')}</span>
            )}
          </td>
          <td>
            <PublicationTag state={row.state} />
          </td>
          <td className="num">
            {t('workbench.catalogue.filled', { filled: row.filled, total: row.total })}{' '}
            {row.total > row.filled && (
              <span className="sub">{t('workbench.catalogue.unfilled', { n: row.total - row.filled })}</span>
            )}
          </td>
          <td>
            {row.blocks > 0 && <Tag tone="bad">{t('workbench.severity.blocksN', { n: row.blocks })}</Tag>}{' '}
            {row.warns > 0 && <Tag tone="warn">{t('workbench.severity.warnsN', { n: row.warns })}</Tag>}
            {row.blocks + row.warns === 0 && (
              <span className="sub">{t('workbench.catalogue.noFindings')}</span>
            )}
          </td>
        </tr>
      ))}
    </Grid>
  );
}
