import type { FieldProblem } from '../../contracts/errors.ts';
import { useWords } from '../platform/words.tsx';
import { TextField } from './TextField.tsx';

type Card = { name: string; idNumber: string };

/** Name and number as they stand on the card of a person who is present; a card reader that types fills both. */
export function CardFields(props: {
  card: Card;
  problems?: readonly FieldProblem[];
  onChange: (change: Partial<Card>) => void;
}) {
  const t = useWords();
  const { card, onChange } = props;
  const common = props.problems ? { problems: props.problems } : {};
  return (
    <>
      <TextField
        {...common}
        name="name"
        label={t('workbench.people.name')}
        maxLength={100}
        value={card.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        {...common}
        name="idNumber"
        label={t('workbench.people.idNumber')}
        maxLength={40}
        value={card.idNumber}
        onChange={(idNumber) => onChange({ idNumber })}
      />
    </>
  );
}
