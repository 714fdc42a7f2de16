import { useParams, useSearch } from '@tanstack/react-router';
import { CasePage } from './case/CasePage.tsx';
import { WorkList } from './list/WorkList.tsx';

export function CasesRoute() {
  return <WorkList search={useSearch({ from: '/cases' })} />;
}

export function CaseRoute() {
  return <CasePage caseId={useParams({ from: '/cases/$caseId' }).caseId} />;
}
