import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../../../contracts/cases.ts';
import type { JointOfCase } from '../../../../contracts/joint.ts';
import { namesOf, VisitList } from '../../../parts/VisitList.tsx';
import { api } from '../../../platform/app.ts';
import { useWords } from '../../../platform/words.tsx';

/** From a part 一件 to the joint case 联办件 that it belongs to; what was corrected in another part and not in this one. */
export function JointLink({ view }: { view: CaseView }) {
  const t = useWords();
  const isPart = view.itemCode.startsWith('package:');
  const { data } = useQuery({
    queryKey: ['joint', 'of-case', view.id],
    queryFn: ({ signal }) =>
      api<JointOfCase>({ path: `/joint/of-case/${encodeURIComponent(view.id)}`, signal }),
    enabled: isPart,
  });
  const joint = data?.joint;
  if (!joint) return null;
  return (
    <>
      <p className="sub">
        {t('workbench.joint.part-of')}{' '}
        <Link to="/joint/$jointId" params={{ jointId: joint.id }}>
          {joint.name} <span className="num">{joint.number}</span>
        </Link>
        {view.held && ` · ${t('joint.page.issue.together')}`}
      </p>
      {data.older.map(({ label, by }) => (
        <p className="note warn" key={label}>
          {t('workbench.joint.older', { label, by })}
        </p>
      ))}
    </>
  );
}

/** Records of joint visits 联合踏勘 that this case was looked at in. */
export function VisitRecords({ view }: { view: CaseView }) {
  const t = useWords();
  const visits = view.visits.map((visit) => ({
    ...visit,
    id: visit.visit,
    when: visit.on,
    said: namesOf(visit.inspectors),
  }));
  return <VisitList title={t('case.visits')} visits={visits} />;
}
