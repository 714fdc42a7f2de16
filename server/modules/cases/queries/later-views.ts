import type { InstantView, LaterView } from '../../../../contracts/cases.ts';
import type { SignedCommitment } from '../../../../contracts/commitment.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { hasWord, t } from '../../../../ui/words/index.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { staffIdOf } from '../actor-refs.ts';
import { dueOf } from '../clocks.ts';
import { deferralDue } from '../later.ts';
import type { Open } from '../run-command.ts';

type Text = (ref: { id: string }) => unknown;

/** What was promised, what is still to come, and what was found wanting. */
export function laterView(
  { state, calendar }: Open,
  { definition }: ItemVersion,
  text: Text,
  nameOf: (staffId: string) => string,
): LaterView | null {
  const { commitment, deferrals, breaches } = state.later;
  if (!commitment && !deferrals.length && !breaches.length) return null;
  const names = new Map((definition.materials ?? []).map((one) => [one.id, one.name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);
  return {
    commitment: commitment && {
      materials: named(commitment.materials),
      signedName: (text(commitment.text) as SignedCommitment).signedName,
      at: commitment.at,
    },
    deferrals: deferrals.map(({ id, limit, suppliedAt, breachedAt }) => ({
      id,
      name: names.get(id) ?? id,
      limit,
      due: deferralDue({ limit }, state.acceptedAt, (span) => dueOf(span, calendar))?.date ?? null,
      suppliedAt,
      breachedAt,
    })),
    breaches: breaches.map(({ what, materials, text: found, by, at }) => ({
      what,
      materials: named(materials),
      reason: found ? (text(found) as string) : null,
      by: nameOf(staffIdOf(by)),
      at,
    })),
  };
}

/** Why a case was granted by itself, or was not: each condition, and the values it was asked of. */
export function instantView(
  { state }: Open,
  { definition, form }: ItemVersion,
  text: Text,
  locale: Locale,
): InstantView | null {
  const judged = state.instant;
  const rule = definition.instant;
  if (!judged || !rule) return null;
  const unmet = new Set(judged.unmet);
  const labels = new Map(fieldsOf(form).map((field) => [field.name, field.label]));
  const personal = new Set(fieldsOf(form).flatMap((field) => (field.personal ? [field.name] : [])));
  const inputs = text(judged.inputs) as Record<string, unknown>;
  return {
    rule: judged.rule,
    at: judged.at,
    granted: unmet.size === 0,
    conditions: rule.conditions.map(({ id, say, feel }) => ({ id, say, feel, met: !unmet.has(id) })),
    inputs: Object.entries(inputs).map(([name, value]) => ({
      name,
      label: labels.get(name) ?? factName(name, locale),
      value: personal.has(name) && value !== null ? '***' : shown(value),
    })),
  };
}

function factName(name: string, locale: Locale): string {
  const key = `code.instant-fact.${name}`;
  return hasWord(key) ? t(locale, key) : name;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('、') : String(value);
}
