import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import type { RequestForms } from '../../../contracts/requests.ts';
import { Main } from '../../parts/Main.tsx';
import { type Given, type NeedField, NeedFields } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { fileRequest, formsQuery } from './queries.ts';

/** A clerk files for somebody at the window; a township calls on a department of the county. */
export function NewRequestPage() {
  const t = useWords();
  const forms = useQuery(formsQuery);
  return (
    <Main>
      <title>{`${t('workbench.requests.new.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/requests" search={{ queue: 'filed' }}>
          {t('workbench.requests.title')}
        </Link>
      </p>
      <h1>{t('workbench.requests.new.title')}</h1>
      {forms.isPending && <Waiting words={t('workbench.waiting.requests')} rows={6} />}
      {forms.error && <ProblemNote failure={asFailure(forms.error)} onAgain={() => void forms.refetch()} />}
      {forms.data && <Form forms={forms.data} />}
    </Main>
  );
}

function Form({ forms }: { forms: RequestForms }) {
  const t = useWords();
  const navigate = useNavigate();
  const [given, setGiven] = useState<Given>({});
  const [consent, setConsent] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const fields = fieldsOf(t, forms);
  const chooses = forms.kinds.find(({ key }) => key === given.kind)?.chooses ?? false;
  const needs = ['kind', ...(chooses ? ['organisationId'] : []), ...rest];
  const complete = needs.every((need) => fields[need]?.optional || given[need]?.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    void submit(
      () =>
        fileRequest({
          kind: given.kind ?? '',
          title: given.title ?? '',
          body: given.body ?? '',
          name: given.name ?? null,
          phone: given.phone ?? null,
          caseNumber: given.caseNumber ?? null,
          organisationId: chooses ? (given.organisationId ?? null) : null,
          consent,
        }),
      ({ id }) => void navigate({ to: '/requests/$requestId', params: { requestId: id } }),
    );
  };
  return (
    <section className="pane" aria-label={t('workbench.requests.new.title')}>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} />}
        <NeedFields needs={needs} fields={fields} given={given} onChange={setGiven} />
        <Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)}>
          {t('workbench.requests.new.consent')}
        </Checkbox>
        {!complete && <p className="sub">{t('workbench.action.incomplete')}</p>}
        <div>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
            {t('workbench.requests.new.submit')}
          </Button>
        </div>
      </form>
    </section>
  );
}

const rest = ['title', 'body', 'name', 'phone', 'caseNumber'];

function fieldsOf(t: Words, { kinds, organisations }: RequestForms): Record<string, NeedField> {
  return {
    kind: {
      kind: 'choice',
      label: t('workbench.requests.kind'),
      options: kinds.map(({ key, name, what }) => [key, `${name}（${what}）`] as const),
    },
    organisationId: {
      kind: 'choice',
      label: t('workbench.requests.new.organisation'),
      options: organisations.map(({ id, name }) => [id, name] as const),
    },
    title: { kind: 'line', label: t('workbench.requests.new.subject'), max: 60 },
    body: { kind: 'text', label: t('workbench.requests.new.body'), max: 4000 },
    name: { kind: 'line', label: t('workbench.requests.new.name'), max: 40, optional: true },
    phone: { kind: 'line', label: t('workbench.requests.new.phone'), max: 20, optional: true },
    caseNumber: { kind: 'line', label: t('workbench.requests.new.case'), max: 60, optional: true },
  };
}
