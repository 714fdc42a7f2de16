import { useParams, useSearch } from '@tanstack/react-router';
import { ComparePage } from './ComparePage.tsx';
import { DesignerPage } from './designer/DesignerPage.tsx';
import { PackageList } from './PackageList.tsx';
import { WhatIfPage } from './what-if/WhatIfPage.tsx';

export function PackagesRoute() {
  return <PackageList />;
}

export function DesignerRoute() {
  const { packageId } = useParams({ from: '/packages/$packageId' });
  const { divisionCode = '' } = useSearch({ from: '/packages/$packageId' });
  return (
    <DesignerPage key={`${divisionCode} ${packageId}`} packageId={packageId} divisionCode={divisionCode} />
  );
}

export function ComparisonRoute() {
  const { packageId } = useParams({ from: '/packages/$packageId/changes' });
  const search = useSearch({ from: '/packages/$packageId/changes' });
  return <ComparePage packageId={packageId} {...search} />;
}

export function WhatIfRoute() {
  const { divisionCode } = useSearch({ from: '/package-what-if' });
  return <WhatIfPage key={divisionCode ?? ''} divisionCode={divisionCode} />;
}
