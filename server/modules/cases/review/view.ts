import type { AvailableAction } from '../../../../contracts/cases.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { OpinionView, RouteView, SeatView, StepView } from '../../../../contracts/review-views.ts';
import { t } from '../../../../ui/words/index.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { clockView } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { Open } from '../run-command.ts';
import { linkToken } from './links.ts';
import { type Opinion, type Route, type Seat, type Step, statusOf } from './route.ts';
import { spanOf } from './rows.ts';

type Reading = {
  item: ItemVersion;
  text: (ref: { id: string }) => unknown;
  calendar: Calendar;
  locale: Locale;
  /** What this officer may do: a link is shown to who may hand it on. */
  actions: readonly AvailableAction[];
  /** False for an applicant, who sees steps and who has them. */
  inner: boolean;
};

/** The route as this reader sees it; null where the case has none. */
export async function routeView(ctx: CasesContext, open: Open, reading: Reading): Promise<RouteView | null> {
  const { route } = open.state;
  if (!route) return null;
  const names = await namesIn(ctx, route);
  const one = new StepReader(ctx, { route, stops: open.state.stops }, reading, names);
  const steps = route.steps.filter((step) => !open.steps || open.steps.has(step.id));
  return {
    itemVersion: route.item.version,
    steps: steps.map((step) => one.step(step)),
    partly: open.steps !== null,
  };
}

class StepReader {
  readonly #ctx: CasesContext;
  readonly #route: Route;
  readonly #reading: Reading;
  readonly #names: ReadonlyMap<string, string>;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #stops: Open['state']['stops'];

  constructor(
    ctx: CasesContext,
    { route, stops }: { route: Route; stops: Open['state']['stops'] },
    reading: Reading,
    names: ReadonlyMap<string, string>,
  ) {
    this.#stops = stops;
    this.#ctx = ctx;
    this.#route = route;
    this.#reading = reading;
    this.#names = names;
    this.#labels = new Map(fieldsOf(reading.item.form).map((field) => [field.name, field.label]));
  }

  step(step: Step): StepView {
    const { inner } = this.#reading;
    const clock = this.#clock(step.since, step.doneAt, step.limit);
    const { returned } = step;
    return {
      id: step.id,
      name: this.#stepName(step),
      kind: step.kind,
      mode: step.mode,
      status: statusOf(step),
      round: step.round,
      after: step.after.map((id) => this.#nameOf(id)),
      since: step.since,
      doneAt: step.doneAt,
      due: clock?.due ?? null,
      light: clock?.light ?? 'idle',
      stopped: clock?.stopped != null,
      when: inner && !step.applies ? step.when : null,
      seats: step.seats.filter((seat) => inner || !seat.advisory).map((seat) => this.#seat(step, seat)),
      voided: inner
        ? step.voided.map((opinion) => ({ ...this.#opinion(opinion), round: opinion.round }))
        : [],
      urged: inner ? step.urged.length : 0,
      urgedAt: (inner && step.urged.at(-1)?.at) || null,
      returned:
        inner && returned
          ? {
              reason: String(this.#reading.text(returned.text) ?? ''),
              by: this.#who(returned.by),
              at: returned.at,
              from: returned.from && this.#nameOf(returned.from),
            }
          : null,
      returnTo: inner ? step.returnTo.map((id) => ({ id, name: this.#nameOf(id) })) : [],
      copies: inner
        ? this.#route.copies
            .filter((copy) => copy.step === step.id)
            .map((copy) => this.#who(`staff:${copy.staff}`))
        : [],
    };
  }

  #seat(step: Step, seat: Seat): SeatView {
    const { inner, text, actions } = this.#reading;
    const officer = seat.staff ? this.#who(`staff:${seat.staff}`) : null;
    const clock = this.#clock(seat.since, seat.opinion?.at ?? seat.unanswered?.at ?? step.doneAt, seat.limit);
    const mayLink = actions.some(
      (action) => action.command === 'issue-link' && action.step === step.id && action.seat === seat.id,
    );
    return {
      id: seat.id,
      who:
        seat.body ??
        (seat.organisation && this.#names.get(`organisation:${seat.organisation}`)) ??
        officer ??
        '',
      officer: inner ? officer : null,
      outside: seat.body !== null,
      advisory: seat.advisory,
      added: seat.added,
      instead: seat.instead,
      question: inner && seat.question ? String(text(seat.question) ?? '') : null,
      shows: inner ? seat.shows.map((field) => this.#labels.get(field) ?? field) : [],
      due: clock?.due ?? null,
      light: clock?.light ?? 'idle',
      stopped: clock?.stopped != null,
      opinion: inner && seat.opinion ? this.#opinion(seat.opinion) : null,
      delegate:
        inner && seat.delegate
          ? {
              name: this.#who(`staff:${seat.delegate.staff}`),
              answer: seat.delegate.answer && this.#opinion(seat.delegate.answer),
            }
          : null,
      link: mayLink && seat.link ? this.#link(seat.link) : null,
      unanswered: inner ? (seat.unanswered?.at ?? null) : null,
    };
  }

  #opinion({ opinion, text, by, forStaff, at }: Opinion): OpinionView {
    const inStead = forStaff && this.#who(`staff:${forStaff}`);
    const said = this.#reading.text(text) as string | { reason: string; name: string; post: string } | null;
    if (said === null || typeof said === 'string') {
      return { opinion, reason: said ?? '', by: this.#who(by), inStead, post: null, at };
    }
    return { opinion, reason: said.reason, by: said.name, inStead, post: said.post, at };
  }

  #link({ id, expires }: { id: string; expires: string }): SeatView['link'] {
    const token = linkToken(this.#ctx.keyring, id, new Date(expires));
    return { url: `${this.#ctx.config.publicUrl}/opinion/${token}`, expires };
  }

  #clock(since: string | null, until: string | null, limit: Step['limit']) {
    if (!since) return null;
    return clockView(spanOf(since, limit, until, this.#stops), this.#reading.calendar, this.#ctx.clock.now());
  }

  #nameOf(id: string): string {
    const step = this.#route.steps.find((one) => one.id === id);
    return step ? this.#stepName(step) : id;
  }

  #stepName({ name, nameEn }: Step): string {
    return (this.#reading.locale === 'en' && nameEn) || name;
  }

  #who(ref: string): string {
    return this.#names.get(ref) ?? t(this.#reading.locale, 'case.plain.outside');
  }
}

/** Names of all officers and organisations that the route speaks of. */
async function namesIn({ neighbours }: CasesContext, route: Route): Promise<ReadonlyMap<string, string>> {
  const seats = route.steps.flatMap((step) => step.seats);
  const opinions = route.steps.flatMap((step) => [
    ...step.voided,
    ...step.seats.flatMap((seat) => [seat.opinion ?? [], seat.delegate?.answer ?? []].flat()),
  ]);
  const staff = [
    ...seats.flatMap((seat) => [seat.staff ?? [], seat.delegate?.staff ?? []].flat()),
    ...route.copies.map((copy) => copy.staff),
  ];
  const absent = opinions.flatMap((one) => one.forStaff ?? []);
  const said = [...opinions, ...route.steps.flatMap((step) => step.returned ?? [])].map(({ by }) => by);
  const refs = [...[...staff, ...absent].map((id) => `staff:${id}`), ...said].filter((ref) =>
    ref.startsWith('staff:'),
  );
  const names = new Map(refs.length ? await neighbours.names([...new Set(refs)]) : []);
  for (const id of new Set(seats.flatMap((seat) => seat.organisation ?? []))) {
    names.set(`organisation:${id}`, (await neighbours.organisation(id))?.name ?? id);
  }
  return names;
}
