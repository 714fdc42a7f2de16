import type { Finding, ItemDefinition } from '../../../../contracts/catalogue.ts';
import { isBaseCode, isUscc } from '../../../../contracts/checks.ts';
import type { Division, Organisation } from '../../../../contracts/regions.ts';
import type { Department } from '../vocabulary.ts';
import { finding } from './finding.ts';
import { plain } from './words.ts';

/** The canonical department that a file's words mean, by the editable table; of several (甲／乙) the first known. */
export function departmentOf(
  words: string,
  departments: readonly Department[],
  divisionName = '',
): Department | undefined {
  const names = [words, ...words.split(/[／/、，,]/)];
  for (const name of names) {
    const found = oneDepartment(name, departments, divisionName);
    if (found) return found;
  }
  return undefined;
}

function oneDepartment(
  words: string,
  departments: readonly Department[],
  divisionName: string,
): Department | undefined {
  const whole = plain(words);
  const bare = bareName(whole, divisionName);
  return (
    departments.find((one) => one.key === whole || one.aliases.some((alias) => plain(alias) === whole)) ??
    departments.find((one) =>
      [one.key, one.name, ...one.aliases].some((alias) => bareName(plain(alias), '') === bare),
    )
  );
}

/** 德昌县市场监督管理局（演示） → 市场监督管理. */
function bareName(words: string, divisionName: string): string {
  const start = divisionName && words.startsWith(divisionName) ? words.slice(divisionName.length) : words;
  return start.replace(/（[^）]*）/g, '').replace(/(行政)?(主管)?(局|厅|委员会|委|部门|管理部)$/, '');
}

/**
 * An implementation list is an entry × an organisation: finds the organisation by the department's name, and the codes
 * that follow (31 = USCC 18 + level 1 + base code 12; 33 with the number of the handling item).
 */
export function place(
  item: ItemDefinition,
  division: Division,
  organisations: readonly Organisation[],
  departments: readonly Department[],
): { definition: ItemDefinition; findings: Finding[] } {
  const findings: Finding[] = [];
  const level = exerciseLevel(item, division, findings);
  const organisation = findOrganisation(item, division, organisations, departments, findings);
  const basic = { ...item.basic };
  if (organisation) {
    const { id, name, uscc } = organisation;
    basic.organisation = { id, name, uscc, level: organisation.level };
    if (
      !basic.implementationCode &&
      level &&
      uscc &&
      isUscc(uscc) &&
      basic.baseCode &&
      isBaseCode(basic.baseCode)
    ) {
      basic.implementationCode = `${uscc}${level}${basic.baseCode}`;
    }
    if (basic.implementationCode && basic.handleItemNo && /^\d\d$/.test(basic.handleItemNo)) {
      basic.handlingCode = basic.implementationCode + basic.handleItemNo;
    }
  }
  return { definition: { ...item, basic }, findings };
}

/**
 * The level of exercise 行使层级 here, null where it cannot be told. Levels all above the division's make the item
 * somebody else's; levels all below it are handled by townships or villages, and the division keeps the list.
 */
function exerciseLevel(item: ItemDefinition, division: Division, findings: Finding[]): number | null {
  const { levels } = item.basic;
  if (!levels || levels.includes(7)) return levels ? 7 : null;
  if (levels.includes(division.level)) return division.level;
  const below = levels.filter((level) => level > division.level);
  const params = { levels: levels.join('、'), level: division.level };
  findings.push(finding(below.length ? 'done-below' : 'level-wrong', 'basic.levels', params));
  return null;
}

function findOrganisation(
  item: ItemDefinition,
  division: Division,
  organisations: readonly Organisation[],
  departments: readonly Department[],
  findings: Finding[],
): Organisation | undefined {
  const words = item.basic.department;
  const department = words ? departmentOf(words, departments, division.name) : undefined;
  if (!department) {
    findings.push(finding('department-unknown', 'basic.organisation', { department: words ?? '' }));
    return undefined;
  }
  const found = organisations.find((one) => one.departmentKey === department.key);
  if (!found) {
    const params = { department: department.key, division: division.name };
    findings.push(finding('department-absent', 'basic.organisation', params));
  }
  return found;
}
