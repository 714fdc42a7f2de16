import { Button } from 'antd';
import { useId } from 'react';
import { type Grant, permissions, type Role } from '../../../contracts/identity.ts';
import type { StaffPlace } from '../../../contracts/staff.ts';
import { useWords } from '../../platform/words.tsx';
import { firstGrant } from './queries.ts';

const roles = Object.keys(permissions) as Role[];

type Props = { grants: Grant[]; places: readonly StaffPlace[]; onChange: (grants: Grant[]) => void };

/** Rights: each a role, a division (and all below it) and one organisation or every one. */
export function GrantsField({ grants, places, onChange }: Props) {
  const t = useWords();
  const change = (at: number, grant: Grant) => onChange(grants.map((old, i) => (i === at ? grant : old)));
  return (
    <fieldset className="field">
      <legend>{t('workbench.staff.grants')}</legend>
      {grants.map((grant, at) => (
        <GrantRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={at}
          n={at + 1}
          grant={grant}
          places={places}
          onChange={(next) => change(at, next)}
          {...(grants.length > 1 ? { onRemove: () => onChange(grants.filter((_, i) => i !== at)) } : {})}
        />
      ))}
      <Button size="small" onClick={() => onChange([...grants, firstGrant(places)])}>
        {t('workbench.staff.addGrant')}
      </Button>
    </fieldset>
  );
}

type RowProps = {
  n: number;
  grant: Grant;
  places: readonly StaffPlace[];
  onChange: (grant: Grant) => void;
  onRemove?: () => void;
};

function GrantRow({ n, grant, places, onChange, onRemove }: RowProps) {
  const t = useWords();
  const id = useId();
  const place = places.find(({ divisionCode }) => divisionCode === grant.divisionCode);
  const toDivision = (divisionCode: string) => {
    const next = places.find((one) => one.divisionCode === divisionCode);
    onChange({ ...grant, ...firstGrant(next ? [next] : []), role: grant.role });
  };
  return (
    <fieldset className="grant-row" aria-label={t('workbench.staff.grantN', { n })}>
      <div>
        <label htmlFor={`${id}r`}>{t('workbench.staff.role')}</label>
        <select
          id={`${id}r`}
          className="input"
          value={grant.role}
          onChange={(event) => onChange({ ...grant, role: event.target.value as Role })}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`workbench.role.${role}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}d`}>{t('workbench.staff.division')}</label>
        <select
          id={`${id}d`}
          className="input"
          value={grant.divisionCode}
          onChange={(event) => toDivision(event.target.value)}
        >
          {!place && <option value={grant.divisionCode}>{grant.divisionCode}</option>}
          {places.map(({ divisionCode, name }) => (
            <option key={divisionCode} value={divisionCode}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}o`}>{t('workbench.staff.organisation')}</label>
        <select
          id={`${id}o`}
          className="input"
          value={grant.organisationId ?? ''}
          onChange={(event) => onChange({ ...grant, organisationId: event.target.value || null })}
        >
          {(place?.whole ?? true) && <option value="">{t('workbench.staff.everyOrganisation')}</option>}
          {grant.organisationId && !place?.organisations.some((one) => one.id === grant.organisationId) && (
            <option value={grant.organisationId}>{grant.organisationId}</option>
          )}
          {place?.organisations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      {onRemove && (
        <button
          type="button"
          className="linklike"
          aria-label={t('workbench.staff.removeGrantN', { n })}
          onClick={onRemove}
        >
          {t('workbench.staff.removeGrant')}
        </button>
      )}
    </fieldset>
  );
}
