import type { DesignFinding, LicenceDesign } from '../../../contracts/licence-designs.ts';
import { useWords } from '../../platform/words.tsx';
import { partName } from './parts.ts';

type Props = {
  findings: readonly DesignFinding[];
  parts: LicenceDesign['parts'];
  onSelect: (at: number) => void;
};

/** What is wrong and where; pressing one goes to the part. */
export function Findings({ findings, parts, onSelect }: Props) {
  const t = useWords();
  if (!findings.length) return null;
  return (
    <section className="pane" aria-labelledby="findings">
      <h2 id="findings">
        {t('workbench.layouts.findings')} <span className="count">{findings.length}</span>
      </h2>
      <ul className="files">
        {findings.map((one) => {
          const part = one.part === null ? undefined : parts[one.part];
          return (
            <li key={JSON.stringify(one)}>
              <b className={one.blocks ? 'err' : ''}>
                {t(one.blocks ? 'workbench.layouts.blocks' : 'workbench.layouts.notice')}
              </b>{' '}
              {t(`workbench.layouts.finding.${one.code}`, one.params)}{' '}
              {part && one.part !== null && (
                <button type="button" className="linklike" onClick={() => onSelect(one.part as number)}>
                  {one.part + 1}. {partName(t, part)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
