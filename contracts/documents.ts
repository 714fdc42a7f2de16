import Type from 'typebox';
import { type LimitUnit, limitUnits } from './catalogue-codes.ts';

/**
 * Data of the papers that the platform draws up, one schema a template and version.
 * Texts arrive finished (masked where they must be); dates are local (Asia/Shanghai) and are put into Chinese by the template.
 */

/** No control or bidirectional-override characters: they would let a printed line read otherwise than its data. */
const Text = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069]*$',
  });
const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const LocalMinute = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' });
const strict = { additionalProperties: false };

/** How many of a material were handed in, and in which form. */
export const ReceivedMaterial = Type.Object(
  {
    name: Text(300),
    form: Type.Union([Type.Literal('original'), Type.Literal('copy'), Type.Literal('electronic')]),
    count: Type.Integer({ minimum: 1, maximum: 999 }),
    note: Type.Optional(Text(200)),
  },
  strict,
);
export type ReceivedMaterial = Type.Static<typeof ReceivedMaterial>;

/** A date for limits in days, a local minute for limits in hours, the same visit for what is done on the spot. */
const Due = Type.Union([
  Type.Object({ kind: Type.Literal('date'), date: LocalDate }, strict),
  Type.Object({ kind: Type.Literal('instant'), at: LocalMinute }, strict),
  Type.Object({ kind: Type.Literal('same-visit') }, strict),
]);

const Limit = Type.Object(
  {
    value: Type.Integer({ minimum: 0 }),
    unit: Type.Unsafe<LimitUnit>({ type: 'string', enum: Object.keys(limitUnits) }),
  },
  strict,
);

/** What an officer gives as reasons, a paragraph each. */
const Reasons = Type.Array(Text(2000), { minItems: 1, maxItems: 30 });
const common = {
  /** Marks the paper 演示 and without legal effect. */
  demo: Type.Boolean(),
  /** 文号, gapless per organisation, kind and year. */
  number: Text(60),
  /** The organisation in whose name the paper is issued. */
  issuer: Text(80),
  /** Which stamp belongs on it: 行政审批专用章, 政务服务专用章 or the organisation's own. */
  seal: Text(30),
  /** Date printed on the paper; also the time stamp inside the PDF, so that the same data gives the same bytes. */
  issuedOn: LocalDate,
  caseNumber: Text(60),
  recipient: Type.Object(
    { name: Text(120), kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]) },
    strict,
  ),
  /** 受托人: who acts for the recipient under a mandate. */
  agent: Type.Optional(Text(120)),
  item: Text(200),
  /** Whether the item is an administrative licence: only then does 行政许可法 apply and is it cited. */
  isLicence: Type.Boolean(),
  /** How the applicant looks up the case: the code and the address of the progress page. */
  query: Type.Object({ code: Text(40), url: Text(300) }, strict),
  /** 委托受理: the organisation that accepts in the issuer's place; both stand on the paper. */
  acceptedBy: Type.Optional(Text(80)),
  contact: Type.Optional(Type.Object({ place: Text(200), phone: Type.Optional(Text(40)) }, strict)),
};

/** 受理通知书: the dated written proof of acceptance that 行政许可法 art. 32 para. 2 demands. */
export const AcceptanceNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    acceptedOn: LocalDate,
    /** `deemed`: five working days went by without a correction notice (art. 32 para. 1 no. 4). */
    basis: Type.Union([Type.Literal('complete'), Type.Literal('corrected'), Type.Literal('deemed')]),
    materials: Type.Array(ReceivedMaterial, { maxItems: 200 }),
    limit: Limit,
    due: Due,
    /** Steps whose time is not counted (art. 45), as the item names them. */
    uncounted: Type.Array(Text(100), { maxItems: 20 }),
  },
  strict,
);
export type AcceptanceNotice = Type.Static<typeof AcceptanceNotice>;

/** 一次性补正告知书: everything to be corrected, told at once (art. 32 para. 1 no. 4). */
export const CorrectionNotice = Type.Object(
  {
    ...common,
    receivedOn: LocalDate,
    corrections: Type.Array(
      Type.Object({ subject: Text(300), problem: Text(1000), remedy: Text(1000) }, strict),
      { minItems: 1, maxItems: 100 },
    ),
    /** Last day to hand in the corrections, where the item sets one. */
    replyBy: Type.Optional(LocalDate),
  },
  strict,
);
export type CorrectionNotice = Type.Static<typeof CorrectionNotice>;

const decided = {
  ...common,
  appliedOn: LocalDate,
  acceptedOn: LocalDate,
  /** What was found, one paragraph each. */
  facts: Reasons,
  /** Laws and articles decided by, each in full, e.g. 《…》第…条. */
  grounds: Type.Array(Text(300), { minItems: 1, maxItems: 20 }),
};

const Remedies = Type.Object({ reviewBody: Text(80), court: Text(80) }, strict);

/** 不予受理决定书 (art. 32 para. 1 nos. 1 and 2, para. 2): ground, reasons, where to go instead, remedies. */
export const RefusalToAccept = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    ground: Type.Union([Type.Literal('not-required'), Type.Literal('not-competent')]),
    reasons: Reasons,
    /** The competent organ, where this one is not. */
    competent: Type.Optional(Text(80)),
    remedies: Remedies,
  },
  strict,
);
export type RefusalToAccept = Type.Static<typeof RefusalToAccept>;

/** 准予／不予决定书 (art. 38): a refusal states its reasons and the remedies. */
export const Decision = Type.Union([
  Type.Object(
    {
      ...decided,
      outcome: Type.Literal('granted'),
      /** 秒批: by which rule, where nobody's hand was in it. */
      automatic: Type.Optional(
        Type.Object({ rule: Text(60), version: Type.Integer({ minimum: 1 }) }, strict),
      ),
      /** The paper that the applicant gets, and how (art. 44: within ten days). */
      result: Type.Optional(
        Type.Object(
          { name: Text(120), number: Type.Optional(Text(60)), delivery: Type.Optional(Text(300)) },
          strict,
        ),
      ),
    },
    strict,
  ),
  Type.Object(
    {
      ...decided,
      outcome: Type.Literal('partly'),
      /** What is granted; the reasons say why not the rest. */
      part: Text(500),
      reasons: Reasons,
      result: Type.Optional(Type.Object({ name: Text(120), delivery: Type.Optional(Text(300)) }, strict)),
      remedies: Remedies,
    },
    strict,
  ),
  Type.Object(
    {
      ...decided,
      outcome: Type.Literal('refused'),
      reasons: Reasons,
      remedies: Remedies,
    },
    strict,
  ),
]);
export type Decision = Type.Static<typeof Decision>;

/** 中止办理通知书: since when the time is not counted, by which provision, until when as far as is known. */
export const SuspensionNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    suspendedOn: LocalDate,
    cause: Text(60),
    basis: Text(200),
    reasons: Reasons,
    expectedEnd: Type.Optional(LocalDate),
  },
  strict,
);
export type SuspensionNotice = Type.Static<typeof SuspensionNotice>;

/** 恢复办理通知书: what the suspension moved the last day to. */
export const ResumptionNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    suspendedOn: LocalDate,
    resumedOn: LocalDate,
    reasons: Reasons,
    /** Where a limit runs again. */
    due: Type.Optional(Due),
  },
  strict,
);
export type ResumptionNotice = Type.Static<typeof ResumptionNotice>;

/** 特别程序告知书: how long a hearing, test or review takes must be told in writing (art. 45). */
export const SpecialStepNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    step: Text(100),
    basis: Type.Optional(Text(300)),
    stopsClock: Type.Boolean(),
    days: Type.Integer({ minimum: 1, maximum: 400 }),
    expectedEnd: LocalDate,
    reasons: Reasons,
  },
  strict,
);
export type SpecialStepNotice = Type.Static<typeof SpecialStepNotice>;

/** 听证申请接收凭证 (art. 47): who asked for the step she was told of, when, and what follows. */
export const AskingReceipt = Type.Object(
  {
    ...common,
    step: Text(100),
    askedBy: Text(120),
    askedAt: LocalMinute,
    says: Reasons,
  },
  strict,
);
export type AskingReceipt = Type.Static<typeof AskingReceipt>;

/** 延长办理期限通知书 (art. 42): by how much, why, and the new last day. */
export const ExtensionNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    acceptedOn: LocalDate,
    extension: Limit,
    reasons: Reasons,
    due: Due,
  },
  strict,
);
export type ExtensionNotice = Type.Static<typeof ExtensionNotice>;

/** 移送通知书: which organ goes on; number and limit stay. */
export const TransferNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    to: Text(80),
    reasons: Reasons,
  },
  strict,
);
export type TransferNotice = Type.Static<typeof TransferNotice>;

/** 作废（撤销）决定书: on which ground, why, and the remedies. */
export const VoidNotice = Type.Object(
  {
    ...common,
    appliedOn: LocalDate,
    /** A decision was made and is revoked (art. 69); else the case is put away as wrongly made. */
    revokes: Type.Boolean(),
    ground: Text(100),
    reasons: Reasons,
    remedies: Remedies,
  },
  strict,
);
export type VoidNotice = Type.Static<typeof VoidNotice>;

/** 收件凭证: what was received and when; not an acceptance. */
export const SubmissionReceipt = Type.Object(
  {
    ...common,
    receivedAt: LocalMinute,
    materials: Type.Array(ReceivedMaterial, { maxItems: 200 }),
    /** Last day to be told of acceptance or of everything missing: five working days (art. 32). */
    answerBy: Type.Optional(LocalDate),
  },
  strict,
);
export type SubmissionReceipt = Type.Static<typeof SubmissionReceipt>;

/** 一次告知单 of a package for these answers: no act of an organisation, so it has neither number nor seal. */
export const PlanNotice = Type.Object(
  {
    demo: Type.Boolean(),
    place: Text(80),
    package: Text(200),
    issuedOn: LocalDate,
    /** False: questions are still open, and more may be needed. */
    complete: Type.Boolean(),
    joint: Type.Boolean(),
    lead: Type.Optional(Text(80)),
    answers: Type.Array(Type.Object({ question: Text(300), answer: Text(300) }, strict), { maxItems: 200 }),
    bring: Type.Array(Type.Object({ name: Text(300), note: Text(800), optional: Type.Boolean() }, strict), {
      maxItems: 500,
    }),
    ours: Type.Array(Type.Object({ name: Text(300), note: Text(500) }, strict), { maxItems: 500 }),
    items: Type.Array(
      Type.Object(
        { name: Text(300), department: Text(80), start: LocalDate, finish: LocalDate, note: Text(500) },
        strict,
      ),
      { maxItems: 200 },
    ),
    finish: LocalDate,
    workdays: Type.Integer({ minimum: 0 }),
    visits: Text(20),
    fees: Text(100),
    savings: Type.Array(
      Type.Object({ what: Text(40), alone: Text(20), together: Text(20), saved: Text(20) }, strict),
      { maxItems: 20 },
    ),
    notHere: Type.Array(Text(300), { maxItems: 200 }),
  },
  strict,
);
export type PlanNotice = Type.Static<typeof PlanNotice>;
/** 授权委托书 (民法典 165): who gives whom which right, for what, where and until when. Numbers of persons are masked. */
export const PowerOfAttorney = Type.Object(
  {
    demo: Type.Boolean(),
    number: Text(60),
    /** The principal, in whose name the deed speaks. */
    issuer: Text(120),
    issuedOn: LocalDate,
    recipient: common.recipient,
    principal: Type.Object(
      { name: Text(120), number: Text(40), representative: Type.Optional(Text(60)) },
      strict,
    ),
    agent: Type.Object({ name: Text(60), number: Text(40) }, strict),
    relation: Type.Union([Type.Literal('agent'), Type.Literal('family'), Type.Literal('helper')]),
    place: Text(120),
    /** Absent: every item of the place. */
    items: Type.Optional(Type.Array(Text(200), { minItems: 1, maxItems: 200 })),
    mayCommit: Type.Boolean(),
    validFrom: LocalDate,
    validTo: LocalDate,
    givenAt: LocalMinute,
    confirmedAt: LocalMinute,
  },
  strict,
);
export type PowerOfAttorney = Type.Static<typeof PowerOfAttorney>;

/** 告知承诺书 (国办发〔2020〕42号): what was told, what is committed to, and who signed. */
export const Commitment = Type.Object(
  {
    ...common,
    materials: Type.Array(Text(300), { minItems: 1, maxItems: 200 }),
    obligations: Type.Array(Text(500), { minItems: 1, maxItems: 50 }),
    consequences: Type.Array(Text(500), { minItems: 1, maxItems: 50 }),
    basis: Type.Optional(Text(300)),
    signedName: Text(60),
    signedAt: LocalMinute,
    /** Signed at the window, on the print with this mark; of version 1 only by typing one's name. */
    onPaper: Type.Optional(Type.Object({ mark: Text(40) }, strict)),
  },
  strict,
);
export type Commitment = Type.Static<typeof Commitment>;

/** 申请书: what a clerk has typed for the applicant, printed to be read and signed; an act of nobody's office yet. */
const applicationForm = {
  demo: Type.Boolean(),
  /** Changes with every answer and material: what is signed is what is submitted. */
  mark: Text(40),
  issuedOn: LocalDate,
  organisation: Text(80),
  item: Text(200),
  applicant: Type.Object({ name: Text(120), number: Text(40) }, strict),
  /** Who stands at the window, where it is not the applicant herself. */
  agent: Type.Optional(Type.Object({ name: Text(60), number: Text(40) }, strict)),
  clerk: Text(60),
  proof: Text(60),
  pages: Type.Array(
    Type.Object(
      {
        title: Text(60),
        lines: Type.Array(Type.Object({ label: Text(120), value: Text(2000) }, strict), { maxItems: 400 }),
      },
      strict,
    ),
    { maxItems: 60 },
  ),
  materials: Type.Array(Type.Object({ name: Text(300), note: Text(400) }, strict), { maxItems: 200 }),
};
export const ApplicationForm = Type.Object(applicationForm, strict);
/** Any deed that is signed on paper at the window: an application, a correction, a withdrawal. */
export const WindowDeed = Type.Object(
  {
    ...applicationForm,
    title: Text(40),
    /** Of the case that it is about; an application has none yet. */
    number: Type.Optional(Text(60)),
    /** What is declared, where it is not all in the answers. */
    statement: Type.Optional(Text(1000)),
    /** 告知承诺: what is committed to by this signature, as `Commitment` says it. */
    commitment: Type.Optional(
      Type.Object(
        {
          materials: Type.Array(Text(300), { minItems: 1, maxItems: 200 }),
          obligations: Type.Array(Text(500), { maxItems: 50 }),
          consequences: Type.Array(Text(500), { maxItems: 50 }),
          basis: Type.Optional(Text(300)),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type WindowDeed = Type.Static<typeof WindowDeed>;

/** 送达回证: what reached whom, how and when; `download`: the applicant opened it under her own account. */
export const DeliveryReceipt = Type.Object(
  {
    ...common,
    way: Type.Union([
      Type.Literal('counter'),
      Type.Literal('post'),
      Type.Literal('online'),
      Type.Literal('download'),
    ]),
    handed: Type.Array(Type.Object({ name: Text(300), number: Type.Optional(Text(60)) }, strict), {
      minItems: 1,
      maxItems: 20,
    }),
    deliveredAt: LocalMinute,
    receiver: Type.Optional(Text(120)),
    tracking: Type.Optional(Text(60)),
    officer: Type.Optional(Text(60)),
    /** 委托制证、送达: the organisation that did it for the issuer. */
    entrusted: Type.Optional(Text(80)),
  },
  strict,
);
export type DeliveryReceipt = Type.Static<typeof DeliveryReceipt>;

/** Which schema the data of a template follows; a template names one in its meta.json. */
export const documentSchemas = {
  'acceptance-notice@1': AcceptanceNotice,
  'asking-receipt@1': AskingReceipt,
  'application-form@1': ApplicationForm,
  'application-form@2': WindowDeed,
  'application-form@3': WindowDeed,
  'commitment@1': Commitment,
  'commitment@2': Commitment,
  'correction-notice@1': CorrectionNotice,
  'decision@1': Decision,
  'delivery-receipt@1': DeliveryReceipt,
  'plan-notice@1': PlanNotice,
  'power-of-attorney@1': PowerOfAttorney,
  'extension-notice@1': ExtensionNotice,
  'refusal-to-accept@1': RefusalToAccept,
  'resumption-notice@1': ResumptionNotice,
  'special-step-notice@1': SpecialStepNotice,
  'submission-receipt@1': SubmissionReceipt,
  'suspension-notice@1': SuspensionNotice,
  'transfer-notice@1': TransferNotice,
  'void-notice@1': VoidNotice,
} as const;
export type DocumentSchemaName = keyof typeof documentSchemas;

/** What the folder of a template says of it: data/templates/<id>/<version>/meta.json. */
export const TemplateMeta = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    title: Type.String(),
    schema: Type.Unsafe<DocumentSchemaName>({ type: 'string', enum: Object.keys(documentSchemas) }),
    /** PDF/A-2a keeps text and structure for the archive and refuses a missing glyph; PDF/UA-1 is for reading only. */
    pdfStandard: Type.Union([Type.Literal('a-2a'), Type.Literal('ua-1')]),
  },
  strict,
);
export type TemplateMeta = Type.Static<typeof TemplateMeta>;
