import type { PackageListProps } from './package-props.ts';
import { AudienceNav } from './parts/audience-nav.tsx';
import { Document } from './parts/document.tsx';
import { PackageRows } from './parts/package-rows.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** Life events 一件事 of a place: those that are applied for as one first, then those that are guides only. */
export function PackageList({ frame, packages, audience }: PackageListProps) {
  const say = sayIn(frame.locale);
  const joint = packages.filter((one) => one.joint);
  const guides = packages.filter((one) => !one.joint);
  return (
    <Document frame={frame} title={say('packages.title')} crumbs={[]}>
      <div className="wrap">
        <h1>{say('packages.title')}</h1>
        <p className="lead">{say('packages.lead')}</p>
        <AudienceNav say={say} audience={audience} href={paths.packages} />
        {packages.length === 0 ? <p className="up5">{say('packages.none')}</p> : null}
        {joint.length > 0 ? (
          <section className="up5" aria-labelledby="joint-title">
            <h2 id="joint-title">{say('packages.joint')}</h2>
            <PackageRows frame={frame} packages={joint} />
          </section>
        ) : null}
        {guides.length > 0 ? (
          <section className="up6" aria-labelledby="guide-title">
            <h2 id="guide-title">{say('packages.guides')}</h2>
            <p className="hint">{say('packages.guides.what')}</p>
            <PackageRows frame={frame} packages={guides} />
          </section>
        ) : null}
      </div>
    </Document>
  );
}
