import { Input, Radio } from 'antd';
import { useId } from 'react';
import type { WordKey } from '../../../../ui/words/index.ts';
import { useWords } from '../../../platform/words.tsx';
import type { Draft } from './drafts.ts';

const choices = {
  opinion: { grant: 'workbench.choice.opinion.grant', refuse: 'workbench.choice.opinion.refuse' },
  decision: { grant: 'workbench.choice.decision.grant', refuse: 'workbench.choice.decision.refuse' },
  delivery: {
    counter: 'workbench.choice.delivery.counter',
    post: 'workbench.choice.delivery.post',
    online: 'workbench.choice.delivery.online',
  },
  ground: {
    'not-required': 'workbench.choice.ground.not-required',
    'not-competent': 'workbench.choice.ground.not-competent',
  },
} as const satisfies {
  [N in 'opinion' | 'decision' | 'delivery' | 'ground']: Record<NonNullable<Draft[N]>, WordKey>;
};
type ChoiceName = keyof typeof choices;

type ChoiceProps<N extends ChoiceName> = {
  need: N;
  value: Draft[N];
  onChange: (value: NonNullable<Draft[N]>) => void;
  tried: boolean;
};

/** One of few: nothing is chosen beforehand, since the choice is an act in law. */
export function ChoiceNeed<N extends ChoiceName>({ need, value, onChange, tried }: ChoiceProps<N>) {
  const t = useWords();
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={`${id}e`}>
      <legend id={id}>{t(`workbench.needs.${need}`)}</legend>
      <Radio.Group
        className="choices"
        aria-labelledby={id}
        value={value}
        onChange={(event) => onChange(event.target.value as NonNullable<Draft[N]>)}
        options={Object.entries<WordKey>(choices[need]).map(([one, word]) => ({
          value: one,
          label: t(word),
        }))}
      />
      <FieldError id={`${id}e`} shown={tried && !value}>
        {t('workbench.needs.choose')}
      </FieldError>
    </fieldset>
  );
}

type ReasonProps = { value: string; onChange: (value: string) => void; tried: boolean };

export function ReasonNeed({ value, onChange, tried }: ReasonProps) {
  const t = useWords();
  const id = useId();
  const wrong = tried && !value.trim();
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.needs.reason')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={2000}
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}e`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={`${id}e`} shown={wrong}>
        {t('workbench.needs.reasonMissing')}
      </FieldError>
    </div>
  );
}

type CompetentProps = { value: string; onChange: (value: string) => void; tried: boolean };

/** Where to go instead: art. 32 para. 1 no. 2 demands that the applicant is told. */
export function CompetentNeed({ value, onChange, tried }: CompetentProps) {
  const t = useWords();
  const id = useId();
  const wrong = tried && !value.trim();
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.needs.competent')}</label>
      <Input
        id={id}
        maxLength={80}
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}e`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={`${id}e`} shown={wrong}>
        {t('workbench.needs.competentMissing')}
      </FieldError>
    </div>
  );
}

/** Kept in the page while empty, so that the words are read out when they come. */
export function FieldError({ id, shown, children }: { id: string; shown: boolean; children: string }) {
  return (
    <p id={id} className="err" role="alert">
      {shown ? children : ''}
    </p>
  );
}
