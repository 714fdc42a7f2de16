import type { Finding, Material } from '../../../contracts/catalogue.ts';
import type { Severity } from '../../../contracts/catalogue-codes.ts';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { findingSentence, placeId, placeName } from './element-words.ts';

const order = ['blocks', 'warns', 'missing'] as const satisfies Severity[];
const tones: Record<Severity, Tone> = { blocks: 'bad', warns: 'warn', missing: 'idle' };

type Props = { findings: readonly Finding[]; materials: readonly Material[] };

/** What an editor must know, worst first; each leads to its place. */
export function Findings({ findings, materials }: Props) {
  const t = useWords();
  const names = new Map(materials.map(({ id, name }) => [id, name]));
  return (
    <section className="pane" aria-labelledby="findings">
      <h2 id="findings">{t('workbench.col.findings')}</h2>
      {findings.length === 0 && <p className="sub">{t('workbench.catalogue.noFindings')}</p>}
      {order.map((severity) => {
        const these = findings.filter((finding) => finding.severity === severity);
        if (these.length === 0) return null;
        return (
          <div key={severity}>
            <h3>
              <Tag tone={tones[severity]}>{t(`workbench.severity.${severity}`)}</Tag>{' '}
              <span className="count">{these.length}</span>
            </h3>
            {severity === 'missing' ? (
              <details>
                <summary>{t('workbench.catalogue.showMissing')}</summary>
                <Places these={these} names={names} />
              </details>
            ) : (
              <Places these={these} names={names} />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** Where each is, as a way there, and what it is. */
function Places({ these, names }: { these: readonly Finding[]; names: ReadonlyMap<string, string> }) {
  const t = useWords();
  return (
    <ul className="files">
      {these.map((finding) => (
        <li key={`${finding.code} ${finding.path} ${JSON.stringify(finding.params)}`}>
          <a href={`#${placeId(finding.path)}`}>{placeName(finding.path, names, t)}</a>
          <span className="sub">{findingSentence(finding, t)}</span>
        </li>
      ))}
    </ul>
  );
}
