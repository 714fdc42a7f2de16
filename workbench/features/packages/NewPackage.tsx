import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { DesignRow, LeadPlace } from '../../../contracts/package-design.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { beginDesign, designsQuery } from './queries.ts';

type Props = { places: readonly LeadPlace[]; models: readonly DesignRow[] };
const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Begins a package: its name, its id, who leads it; empty or like one that exists. */
export function NewPackage({ places, models }: Props) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, failure, submit } = useSubmit();
  const [divisionCode, setDivision] = useState(places[0]?.divisionCode ?? '');
  const leads = places.find((one) => one.divisionCode === divisionCode)?.leads ?? [];
  const [name, setName] = useState('');
  const [packageId, setId] = useState('');
  const [lead, setLead] = useState<string>();
  const [like, setLike] = useState<string>();
  const leading = lead ?? (leads.length === 1 ? leads[0]?.department : undefined);
  const wrongId = packageId !== '' && !pattern.test(packageId);
  const ready = name.trim() && pattern.test(packageId) && leading;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    void submit(
      () =>
        beginDesign({ divisionCode, packageId, name: name.trim(), lead: leading, ...(like ? { like } : {}) }),
      () => {
        void client.invalidateQueries({ queryKey: designsQuery.queryKey });
        void navigate({ to: '/packages/$packageId', params: { packageId }, search: { divisionCode } });
      },
    );
  };
  return (
    <details className="pane fold">
      <summary>{t('workbench.design.begin')}</summary>
      <form className="grid3" noValidate onSubmit={send}>
        {failure && <ProblemNote failure={failure} />}
        <div className="field">
          <label htmlFor={`${id}n`}>{t('workbench.design.name')}</label>
          <Input id={`${id}n`} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}i`}>{t('workbench.design.id')}</label>
          <Input
            id={`${id}i`}
            maxLength={80}
            value={packageId}
            aria-describedby={`${id}h`}
            aria-invalid={wrongId}
            onChange={({ target }) => setId(target.value.trim())}
          />
          <p id={`${id}h`} className={wrongId ? 'err' : 'sub'}>
            {t('workbench.design.idHint')}
          </p>
        </div>
        {places.length > 1 && (
          <div className="field">
            <label htmlFor={`${id}d`}>{t('workbench.design.place')}</label>
            <Select
              id={`${id}d`}
              className="wide"
              value={divisionCode}
              options={places.map((one) => ({ value: one.divisionCode, label: one.divisionName }))}
              onChange={(value) => {
                setDivision(value);
                setLead(undefined);
              }}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}l`}>{t('workbench.design.lead')}</label>
          <Select
            id={`${id}l`}
            className="wide"
            showSearch
            value={leading ?? null}
            options={leads.map(({ department }) => ({ value: department, label: department }))}
            onChange={setLead}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}k`}>{t('workbench.design.like')}</label>
          <Select
            id={`${id}k`}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={like ?? null}
            placeholder={t('workbench.design.empty')}
            options={models
              .filter((one) => one.divisionCode === divisionCode)
              .map((one) => ({ value: one.packageId, label: one.name }))}
            onChange={setLike}
          />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {t('workbench.design.beginNow')}
          </Button>
        </div>
      </form>
    </details>
  );
}
