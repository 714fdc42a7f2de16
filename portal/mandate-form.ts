import type { FormField } from '../contracts/forms.ts';
import { mandateRelations } from '../contracts/identity.ts';
import type { Locale } from '../contracts/locale.ts';
import { t } from '../ui/words/index.ts';

/** What is asked of who gives a mandate; `items` are those of the place that the subject may apply for. */
export function mandateFields(
  locale: Locale,
  place: string,
  items: readonly { code: string; name: string }[],
  today: string,
): FormField[] {
  const say = (key: Parameters<typeof t>[1], params = {}) => t(locale, key, params);
  const field = (name: string, more: Partial<FormField> & Pick<FormField, 'kind' | 'label'>): FormField => ({
    name,
    required: true,
    personal: false,
    ...more,
  });
  return [
    field('relation', {
      kind: 'radio',
      label: say('mandate.relation.ask'),
      options: mandateRelations.map((value) => ({ value, label: say(`mandate.relation.${value}`) })),
    }),
    field('name', {
      kind: 'text',
      label: say('mandate.name'),
      maxLength: 50,
      personal: true,
    }),
    field('login', {
      kind: 'text',
      label: say('mandate.login.ask'),
      hint: say('mandate.login.hint'),
      maxLength: 30,
      personal: true,
    }),
    field('scope', {
      kind: 'radio',
      label: say('mandate.items.ask', { place }),
      options: [
        { value: 'all', label: say('mandate.scope.all') },
        { value: 'some', label: say('mandate.scope.some') },
      ],
    }),
    ...(items.length
      ? [
          field('items', {
            kind: 'checkboxes',
            label: say('mandate.items.which'),
            hint: say('mandate.items.which.hint'),
            required: false,
            options: items.map(({ code, name }) => ({ value: code, label: name })),
          }),
        ]
      : []),
    field('mayCommit', {
      kind: 'boolean',
      label: say('mandate.commit.ask'),
      hint: say('mandate.commit.hint'),
    }),
    field('validTo', {
      kind: 'date',
      label: say('mandate.valid-to'),
      hint: say('mandate.valid-to.hint'),
      min: today,
    }),
  ];
}
