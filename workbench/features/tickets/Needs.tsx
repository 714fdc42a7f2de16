import { Input } from 'antd';
import { useId } from 'react';
import type { TicketView } from '../../../contracts/rating-tickets.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { useWords } from '../../platform/words.tsx';
import { detailWord } from './names.ts';

export type Given = Record<string, string>;

/** What each need may be. */
const choices: Record<string, readonly string[]> = {
  finding: ['valid', 'mistaken', 'malicious'],
  claim: ['mistaken', 'malicious'],
  upheld: ['upheld', 'refused'],
  outcome: ['satisfied', 'dissatisfied', 'unreachable'],
};

type Props = {
  ticket: TicketView;
  needs: readonly string[];
  given: Given;
  onChange: (given: Given) => void;
};

/** Fields for what an action needs: a choice each, and the words that explain it. */
export function Needs({ ticket, needs, given, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const set = (need: string, value: string) => onChange({ ...given, [need]: value });
  return needs.map((need) => {
    if (need === 'text') {
      return (
        <div className="field" key={need}>
          <label htmlFor={id + need}>{t('workbench.tickets.text')}</label>
          <Input.TextArea
            id={id + need}
            rows={4}
            maxLength={1000}
            value={given.text ?? ''}
            onChange={(event) => set('text', event.target.value)}
          />
        </div>
      );
    }
    const options =
      need === 'organisation'
        ? ticket.organisations.map((one) => [one.id, one.name] as const)
        : (choices[need] ?? []).map((code) => [code, detailWord(t, code)] as const);
    const key = `workbench.tickets.need.${need}`;
    return (
      <div className="field" key={need}>
        <label htmlFor={id + need}>{hasWord(key) ? t(key) : need}</label>
        <select
          id={id + need}
          className="input"
          value={given[need] ?? ''}
          onChange={(event) => set(need, event.target.value)}
        >
          <option value="">{t('workbench.tickets.choose')}</option>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    );
  });
}
