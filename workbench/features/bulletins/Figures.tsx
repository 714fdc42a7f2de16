import type { BulletinContent, UnitFigures } from '../../../contracts/bulletins.ts';
import { Grid } from '../../parts/Grid.tsx';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';

const withUnit = (value: number | null, unit: string): string =>
  value === null ? '—' : `${plain(value)}${unit}`;
const parts = (numerator: number | null, denominator: number | null): string =>
  numerator === null || denominator === null ? '' : `${plain(numerator)} ÷ ${plain(denominator)}`;

/** The figures of a bulletin, then those that are also shown by department. */
export function Figures({ content }: { content: BulletinContent }) {
  const t = useWords();
  return (
    <>
      <section className="pane" aria-labelledby="figures">
        <h2 id="figures">{t('workbench.bulletins.figures')}</h2>
        <Grid
          label={t('workbench.bulletins.figures')}
          heads={(['figure', 'now', 'before', 'parts'] as const).map((name) =>
            t(`workbench.bulletins.col.${name}`),
          )}
        >
          {content.figures.map((one) => (
            <tr key={one.id}>
              <td className="w">
                {one.name}
                {one.missing.map((part) => (
                  <p className="sub" key={part}>
                    {part}
                  </p>
                ))}
              </td>
              <td className="num">{withUnit(one.value, one.unit)}</td>
              <td className="num">{withUnit(one.before, one.unit)}</td>
              <td className="num">{parts(one.numerator, one.denominator)}</td>
            </tr>
          ))}
        </Grid>
      </section>
      {content.units.map((unit) => (
        <Units key={unit.id} unit={unit} />
      ))}
    </>
  );
}

function Units({ unit: { id, name, unit, rows } }: { unit: UnitFigures }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby={`unit-${id}`}>
      <h2 id={`unit-${id}`}>{name}</h2>
      <Grid
        label={name}
        heads={[
          t('workbench.bulletins.col.organisation'),
          t('workbench.bulletins.col.now'),
          t('workbench.bulletins.col.parts'),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.organisation}>
            <td className="w">{row.organisation}</td>
            <td className="num">{withUnit(row.value, unit)}</td>
            <td className="num">{parts(row.numerator, row.denominator)}</td>
          </tr>
        ))}
      </Grid>
    </section>
  );
}
