import { useWords } from '../platform/words.tsx';

type ShownVisit = {
  id: string;
  when: string;
  place: string;
  /** Who looks, or how far it is. */
  said: string;
  found: string | null;
  passed: boolean | null;
};

type Inspectors = readonly { organisation: string; name: string }[];
export const namesOf = (inspectors: Inspectors): string =>
  inspectors.map(({ organisation, name }) => `${organisation} ${name}`).join('、');

/** Joint visits 联合踏勘: when and where, who looked, and the one record of what was found. */
export function VisitList({ title, visits }: { title: string; visits: readonly ShownVisit[] }) {
  const t = useWords();
  if (visits.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="visits">
      <h2 id="visits">{title}</h2>
      <ul className="files">
        {visits.map((visit) => (
          <li key={visit.id}>
            <b>{visit.when}</b> {visit.place} <span className="sub">{visit.said}</span>
            {visit.found && (
              <p>
                {t(visit.passed ? 'workbench.joint.visit.passed' : 'workbench.joint.visit.wanting')}{' '}
                {visit.found}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
