import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';

type Props = {
  refusals: readonly PackageFinding[];
  findings: readonly PackageFinding[];
  definition: PackageDefinition;
  onGo: (path: string) => void;
};

/** What keeps the draft from publication, then what its designer should know; each leads to its place. */
export function FindingList({ refusals, findings, definition, onGo }: Props) {
  const t = useWords();
  if (refusals.length + findings.length === 0) {
    return (
      <p className="note ok" id="chk" role="status">
        {t('workbench.design.fine')}
      </p>
    );
  }
  const line = (finding: PackageFinding) => (
    <li key={`${finding.path} ${finding.code}`}>
      <span>
        {t(`package.${finding.code}`, finding.params)}{' '}
        <span className="sub">{placeWords(finding.path, definition)}</span>
      </span>{' '}
      <button type="button" className="linklike" onClick={() => onGo(finding.path)}>
        {t('workbench.design.goThere')}
      </button>
    </li>
  );
  return (
    <div className={refusals.length ? 'note bad' : 'note warn'} id="chk" role="status">
      {refusals.length > 0 && (
        <>
          <p>
            <b>{t('workbench.design.refusals', { n: refusals.length })}</b>
          </p>
          <ul className="finding-list">{refusals.map(line)}</ul>
        </>
      )}
      {findings.length > 0 && (
        <details open={refusals.length === 0 && findings.length < 3}>
          <summary>{t('workbench.design.warnings', { n: findings.length })}</summary>
          <ul className="finding-list">{findings.map(line)}</ul>
        </details>
      )}
    </div>
  );
}

/** 食品经营许可证新办: the part of the package a place lies in, by its name. */
function placeWords(path: string, { subItems, questions }: PackageDefinition): string {
  const [head, key] = path.split('.');
  const name =
    head === 'subItems'
      ? subItems.find((one) => one.key === key)?.name
      : head === 'questions'
        ? questions.find((one) => one.id === key)?.text
        : undefined;
  return name ? `（${name}）` : '';
}
