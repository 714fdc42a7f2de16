import type { Audience } from '../props.ts';
import type { Say } from './say.ts';

const audiences = [null, 'person', 'enterprise'] as const satisfies (Audience | null)[];
const names = { person: 'portal.items.person', enterprise: 'portal.items.enterprise' } as const;

type Props = { say: Say; audience: Audience | null; href: (audience: Audience | null) => string };

/** 全部、个人、企业: narrows a list to whom it is for. */
export function AudienceNav({ say, audience, href }: Props) {
  return (
    <nav className="seg up4" aria-label={say('portal.items.audience')}>
      {audiences.map((one) => (
        <a key={one ?? 'all'} href={href(one)} aria-current={one === audience ? 'page' : undefined}>
          {say(one ? names[one] : 'portal.items.all')}
        </a>
      ))}
    </nav>
  );
}
