import { Input, Radio } from 'antd';
import { useId } from 'react';
import type { WordKey } from '../../../../ui/words/index.ts';
import { useWords } from '../../../platform/words.tsx';
import type { Draft } from './drafts.ts';

const choices = {
  opinion: { grant: 'workbench.choice.opinion.grant', refuse: 'workbench.choice.opinion.refuse' },
  decision: {
    grant: 'workbench.choice.decision.grant',
    partly: 'workbench.choice.decision.partly',
    refuse: 'workbench.choice.decision.refuse',
  },
  cause: {
    'force-majeure': 'workbench.choice.cause.force-majeure',
    'other-authority': 'workbench.choice.cause.other-authority',
    'applicant-request': 'workbench.choice.cause.applicant-request',
    'item-rule': 'workbench.choice.cause.item-rule',
  },
  voidGround: {
    'made-in-error': 'workbench.choice.voidGround.made-in-error',
    duplicate: 'workbench.choice.voidGround.duplicate',
    'beyond-power': 'workbench.choice.voidGround.beyond-power',
    'wrong-procedure': 'workbench.choice.voidGround.wrong-procedure',
    'not-qualified': 'workbench.choice.voidGround.not-qualified',
    fraud: 'workbench.choice.voidGround.fraud',
    'commitment-breached': 'workbench.choice.voidGround.commitment-breached',
  },
  breach: {
    commitment: 'workbench.choice.breach.commitment',
    deferral: 'workbench.choice.breach.deferral',
  },
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
  [N in 'opinion' | 'decision' | 'delivery' | 'ground' | 'cause' | 'voidGround' | 'breach']: Record<
    NonNullable<Draft[N]>,
    WordKey
  >;
};
export type ChoiceName = keyof typeof choices;
export const isChoice = (need: string): need is ChoiceName => need in choices;

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

type ReasonProps = {
  value: string;
  onChange: (value: string) => void;
  tried: boolean;
  /** Said to the colleague who gets the case, not to the applicant. */
  within?: boolean;
};

export function ReasonNeed({ value, onChange, tried, within = false }: ReasonProps) {
  const t = useWords();
  const id = useId();
  const wrong = tried && !value.trim();
  return (
    <div className="field">
      <label htmlFor={id}>{t(within ? 'workbench.needs.reasonWithin' : 'workbench.needs.reason')}</label>
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

const lines = {
  /** Where to go instead: art. 32 para. 1 no. 2 demands that the applicant is told. */
  competent: { label: 'workbench.needs.competent', lack: 'workbench.needs.competentMissing', max: 80 },
  basis: { label: 'workbench.needs.basis', lack: 'workbench.needs.basisMissing', max: 200 },
  part: { label: 'workbench.needs.part', lack: 'workbench.needs.partMissing', max: 500 },
  days: { label: 'workbench.needs.days', lack: 'workbench.needs.daysMissing', max: 3 },
  receiver: { label: 'workbench.needs.receiver', lack: 'workbench.needs.receiverMissing', max: 60 },
  tracking: { label: 'workbench.needs.tracking', lack: 'workbench.needs.trackingMissing', max: 60 },
  parties: { label: 'workbench.needs.parties', lack: 'workbench.needs.partiesMissing', max: 500 },
  venue: { label: 'workbench.needs.venue', lack: 'workbench.needs.venueMissing', max: 200 },
  result: { label: 'workbench.needs.result', lack: 'workbench.needs.resultMissing', max: 2000 },
} as const satisfies Record<string, { label: WordKey; lack: WordKey; max: number }>;

type LineProps = {
  name: keyof typeof lines;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
};

/** One thing to write, with what is missing said beneath it. */
export function LineNeed({ name, value, wrong, onChange }: LineProps) {
  const t = useWords();
  const id = useId();
  const { label, lack, max } = lines[name];
  const Field = max > 500 ? Input.TextArea : Input;
  return (
    <div className="field">
      <label htmlFor={id}>{t(label)}</label>
      <Field
        id={id}
        maxLength={max}
        inputMode={name === 'days' ? 'numeric' : 'text'}
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}e`}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
      <FieldError id={`${id}e`} shown={wrong}>
        {t(lack)}
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
