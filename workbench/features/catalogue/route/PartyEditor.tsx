import { Button, Input, Select } from 'antd';
import type { Party } from '../../../../contracts/review-routes.ts';
import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import { useWords } from '../../../platform/words.tsx';

type Props = {
  item: ItemRouteView;
  party: Party;
  onChange: (party: Party) => void;
  onRemove?: () => void;
};
const roles = ['reviewer', 'decider'] as const;

/** Who speaks in a step: an organisation with a role, or a body outside with what it is shown. */
export function PartyEditor({ item, party, onChange, onRemove }: Props) {
  const t = useWords();
  const fields = item.fields.map((field) => ({ value: field.name, label: field.label }));
  return (
    <div className="party">
      <b>{t(`workbench.editor.at.${party.at}`)}</b>
      {party.at === 'own' && <span>{item.organisation}</span>}
      {party.at === 'department' && (
        <Select
          aria-label={t('workbench.editor.department')}
          showSearch={{ optionFilterProp: 'label' }}
          value={party.key}
          options={item.departments.map((one) => ({ value: one.key, label: one.name }))}
          onChange={(key) => onChange({ ...party, key })}
        />
      )}
      {party.at === 'township' && (
        <Select
          aria-label={t('workbench.editor.place')}
          value={party.field}
          options={item.fields
            .filter((field) => field.kind === 'division')
            .map((field) => ({ value: field.name, label: field.label }))}
          onChange={(field) => onChange({ ...party, field })}
        />
      )}
      {party.at === 'outside' ? (
        <>
          <Input
            aria-label={t('workbench.editor.bodyName')}
            placeholder={t('workbench.editor.bodyName')}
            maxLength={60}
            value={party.name}
            onChange={(event) => onChange({ ...party, name: event.target.value })}
          />
          <Input
            aria-label={t('workbench.editor.contact')}
            placeholder={t('workbench.editor.contact')}
            maxLength={120}
            value={party.contact}
            onChange={(event) => onChange({ ...party, contact: event.target.value })}
          />
          <Select
            aria-label={t('workbench.editor.shows')}
            placeholder={t('workbench.editor.shows')}
            mode="multiple"
            className="wide"
            value={party.shows}
            options={fields}
            onChange={(shows) => onChange({ ...party, shows })}
          />
        </>
      ) : (
        <Select
          aria-label={t('workbench.editor.role')}
          value={party.role}
          options={roles.map((value) => ({ value, label: t(`workbench.editor.role.${value}`) }))}
          onChange={(role) => onChange({ ...party, role })}
        />
      )}
      {onRemove && <Button onClick={onRemove}>{t('workbench.editor.removeParty')}</Button>}
    </div>
  );
}
