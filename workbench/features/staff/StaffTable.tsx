import type { StaffMember, StaffPlace } from '../../../contracts/staff.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { useMe } from '../session/SessionGate.tsx';
import { placeOf } from './queries.ts';

export type Asked =
  | { what: 'add' }
  | { what: 'grants' | 'password' | 'active' | 'substitute' | 'absence'; member: StaffMember };

type Props = {
  staff: readonly StaffMember[];
  places: readonly StaffPlace[];
  onAsk: (asked: Asked) => void;
};

export function StaffTable({ staff, places, onAsk }: Props) {
  const t = useWords();
  const me = useMe();
  return (
    <Grid
      label={t('workbench.staff.region')}
      heads={[
        t('workbench.staff.name'),
        t('workbench.staff.account'),
        t('workbench.staff.grants'),
        t('workbench.staff.substitute'),
        t('workbench.staff.state'),
        t('workbench.staff.change'),
      ]}
    >
      {staff.map((member) => (
        <tr key={member.id}>
          <td>
            <b>{member.name}</b> <span className="sub">{member.title}</span>
          </td>
          <td>{member.account}</td>
          <td className="w">
            <ul>
              {member.grants.map((grant) => (
                <li key={`${grant.role} ${grant.divisionCode} ${grant.organisationId}`}>
                  {t(`workbench.role.${grant.role}`)}{' '}
                  <span className="sub">
                    {placeOf(grant, places, t('workbench.staff.everyOrganisation'))}
                  </span>
                </li>
              ))}
            </ul>
          </td>
          <td>
            {member.substitute?.name ?? <span className="sub">{t('workbench.staff.noSubstitute')}</span>}
          </td>
          <td>
            <Tag tone={member.active ? 'ok' : 'idle'}>
              {t(member.active ? 'workbench.staff.active' : 'workbench.staff.inactive')}
            </Tag>{' '}
            {member.absence && <Tag tone="warn">{t('workbench.staff.away', member.absence)}</Tag>}
          </td>
          <td>
            <Changes member={member} own={member.id === me.staffId} onAsk={onAsk} />
          </td>
        </tr>
      ))}
    </Grid>
  );
}

/** Nobody stops their own account: then there might be nobody left who can let anyone in. */
function Changes({ member, own, onAsk }: { member: StaffMember; own: boolean; onAsk: Props['onAsk'] }) {
  const t = useWords();
  const { name } = member;
  return (
    <span className="acts-line">
      <button
        type="button"
        className="linklike"
        aria-label={t('workbench.staff.grantsOf', { name })}
        onClick={() => onAsk({ what: 'grants', member })}
      >
        {t('workbench.staff.grants')}
      </button>
      <button
        type="button"
        className="linklike"
        aria-label={t('workbench.staff.passwordOf', { name })}
        onClick={() => onAsk({ what: 'password', member })}
      >
        {t('workbench.staff.password')}
      </button>
      {(['substitute', 'absence'] as const).map((what) => (
        <button
          key={what}
          type="button"
          className="linklike"
          aria-label={t(`workbench.staff.${what}Of`, { name })}
          onClick={() => onAsk({ what, member })}
        >
          {t(`workbench.staff.${what}`)}
        </button>
      ))}
      {!own && (
        <button
          type="button"
          className="linklike"
          aria-label={t(member.active ? 'workbench.staff.stopOf' : 'workbench.staff.letInOf', { name })}
          onClick={() => onAsk({ what: 'active', member })}
        >
          {t(member.active ? 'workbench.staff.stop' : 'workbench.staff.letIn')}
        </button>
      )}
    </span>
  );
}
