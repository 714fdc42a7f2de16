import type { Limit } from '../../../../contracts/catalogue.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { PackageDefinition, PackageMaterial } from '../../../../contracts/packages.ts';
import { t, type WordKey } from '../../../../ui/words/index.ts';
import type { Cell, Sheet } from '../../../platform/tables/index.ts';
import { byOrder } from '../planning/order.ts';

/** Packages as a workbook for reading and printing: one sheet each for packages, items, order, questions, papers, fields. */
export function packageSheets(packages: readonly PackageDefinition[], locale: Locale): Sheet[] {
  const word = (key: WordKey) => t(locale, key);
  const attribute = (...names: string[]) => names.map((name) => word(`package.attribute.${name}` as WordKey));
  const package_ = word('package.part.package');
  const item = word('package.part.subItem');
  const yes = (value: boolean): string => word(value ? 'case.yes' : 'case.no');
  const limit = (value: Limit | null): string =>
    !value
      ? ''
      : value.unit === 'on-the-spot'
        ? word('workbench.design.unit.on-the-spot')
        : t(locale, `workbench.unit.${value.unit}` as WordKey, { n: value.value });
  const each = (rowsOf: (one: PackageDefinition) => Cell[][]): Cell[][] =>
    packages.flatMap((one) => rowsOf(one).map((row) => [one.name, ...row]));
  const paper = (owner: string, one: PackageMaterial): Cell[] => [
    owner,
    one.name,
    t(locale, `code.necessity.${one.necessity}` as WordKey),
    one.when,
    one.group,
    one.licenceTypeId,
    one.holder,
    (one.ways ?? []).map((way) => word(`workbench.design.way.${way}`)).join('、'),
    yes(one.commitment),
    one.instructions,
  ];
  return [
    {
      title: package_,
      head: attribute(
        'name',
        'code',
        'lead',
        'cooperating',
        'subjectKinds',
        'joint',
        'issue',
        'promise',
        'visits',
        'rules',
      ),
      rows: packages.map((one) => [
        one.name,
        one.code ?? one.id,
        one.lead,
        one.cooperating.join('、'),
        one.subjectKinds.map((kind) => word(`code.subject-kind.${kind}`)).join('、'),
        yes(one.joint),
        word(`workbench.design.issue.${one.issue}`),
        limit(one.promise),
        one.visits,
        one.rules.join('\n'),
      ]),
    },
    {
      title: item,
      head: [
        package_,
        ...attribute(
          'name',
          'department',
          'item',
          'when',
          'optional',
          'group',
          'limit',
          'inPackageLimit',
          'result',
          'visits',
        ),
      ],
      rows: each(({ subItems }) =>
        [...subItems]
          .sort(byOrder)
          .map((one) => [
            one.name,
            one.department,
            one.item?.id ?? null,
            one.when,
            yes(one.optional),
            one.group,
            limit(one.limit),
            limit(one.inPackageLimit),
            one.result?.name ?? null,
            one.visits,
          ]),
      ),
    },
    {
      title: word('package.part.dependency'),
      head: [
        package_,
        word('workbench.design.from'),
        word('workbench.design.to'),
        ...attribute('kind', 'needs', 'hard'),
      ],
      rows: each(({ dependencies, subItems }) => {
        const names = new Map(subItems.map(({ key, name }) => [key, name]));
        return dependencies.map((one) => [
          names.get(one.from) ?? one.from,
          names.get(one.to) ?? one.to,
          word(`workbench.design.dependency.${one.kind}`),
          one.needs,
          yes(one.hard),
        ]);
      }),
    },
    {
      title: word('package.part.question'),
      head: [
        package_,
        word('workbench.design.id'),
        ...attribute('text', 'hint', 'options', 'unit', 'when', 'askedOf'),
      ],
      rows: each(({ questions }) =>
        [...questions]
          .sort(byOrder)
          .map((one) => [
            one.id,
            one.text,
            one.hint,
            one.options.map(({ label }) => label).join('、'),
            one.unit,
            one.when,
            word(`workbench.design.askedOf.${one.askedOf}`),
          ]),
      ),
    },
    {
      title: word('package.part.material'),
      head: [
        package_,
        item,
        ...attribute(
          'name',
          'necessity',
          'when',
          'group',
          'licenceTypeId',
          'holder',
          'ways',
          'commitment',
          'instructions',
        ),
      ],
      rows: each(({ name, subItems, materials }) => [
        ...[...subItems]
          .sort(byOrder)
          .flatMap((one) => (one.materials ?? []).map((each) => paper(one.name, each))),
        ...materials.map((one) => paper(name, one)),
      ]),
    },
    {
      title: word('package.part.field'),
      head: [package_, item, ...attribute('title', 'label', 'kind', 'required', 'when')],
      rows: each(({ subItems }) =>
        [...subItems]
          .sort(byOrder)
          .flatMap((one) =>
            (one.form ?? []).flatMap((page) =>
              page.fields.map((field) => [
                one.name,
                page.title,
                field.label,
                field.kind,
                yes(field.required),
                field.when ?? null,
              ]),
            ),
          ),
      ),
    },
  ];
}
