import type { LicenceUsesProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { UseList } from './parts/licence-card.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** 谁用过我的证照: each look and each use, newest first. */
export function LicenceUses({ frame, uses }: LicenceUsesProps) {
  const say = sayIn(frame.locale);
  const title = say('licence.uses.title');
  return (
    <Document frame={frame} title={title} crumbs={[{ name: say('licence.title'), href: paths.licences() }]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('licence.uses.lead')}</p>
        {uses.length ? (
          <UseList locale={frame.locale} uses={uses} />
        ) : (
          <p className="up4">{say('licence.uses.none')}</p>
        )}
      </div>
    </Document>
  );
}
