/** Addresses of the portal: views link with them, routes serve them. */
const enc = encodeURIComponent;
const query = (params: Record<string, string | null | undefined>): string => {
  const pairs = Object.entries(params).filter(([, value]) => value);
  return pairs.length ? `?${pairs.map(([key, value]) => `${key}=${enc(String(value))}`).join('&')}` : '';
};

export const paths = {
  home: () => '/',
  search: (q?: string) => `/search${query({ q })}`,
  suggest: () => '/search/suggest',
  items: (filter: { audience?: string | null; department?: string | null } = {}) =>
    `/items${query({ for: filter.audience, department: filter.department })}`,
  guide: (divisionCode: string, itemCode: string) => `/items/${enc(divisionCode)}/${enc(itemCode)}`,
  packages: (audience?: string | null) => `/packages${query({ for: audience })}`,
  /** The guide: GET shows a question (`q`: this one), POST takes the answer. `state`: sealed answers so far. */
  packageGuide: (divisionCode: string, id: string, state?: string, q?: string) =>
    `/packages/${enc(divisionCode)}/${enc(id)}/guide${query({ s: state, q })}`,
  /** GET shows the plan, POST chooses its items. */
  packagePlan: (divisionCode: string, id: string, state?: string) =>
    `/packages/${enc(divisionCode)}/${enc(id)}/plan${query({ s: state })}`,
  packageNotice: (divisionCode: string, id: string, state?: string) =>
    `/packages/${enc(divisionCode)}/${enc(id)}/notice.pdf${query({ s: state })}`,
  /** Begins the joint application with the answers of the guide, or goes on with the one begun. */
  packageApply: (divisionCode: string, id: string, state?: string) =>
    `/packages/${enc(divisionCode)}/${enc(id)}/apply${query({ s: state })}`,
  /** A joint case: progress, its one correction, its withdrawal. */
  joint: (id: string) => `/joint/${enc(id)}`,
  jointLive: (id: string, since: string) => `/joint/${enc(id)}/live?since=${enc(since)}`,
  jointCorrection: (id: string) => `/joint/${enc(id)}/correction`,
  jointKeep: (id: string) => `/joint/${enc(id)}/correction/keep`,
  jointRating: (id: string) => `/joint/${enc(id)}/rating`,
  jointRatingTicket: (id: string) => `/joint/${enc(id)}/rating/ticket`,
  jointWithdraw: (id: string) => `/joint/${enc(id)}/withdraw`,
  divisions: (code?: string, back?: string) => `/divisions${query({ code, back })}`,
  /** Sets the cookie and goes back. */
  chooseDivision: (code: string, back?: string) => `/divisions/choose${query({ code, back })}`,
  /** Sets the view's cookies and goes back: standard, elder, huge, large, contrast, plain. */
  view: (set: ViewChoice, back: string) => `/view${query({ set, back })}`,
  language: (to: string, back: string) => `/language${query({ to, back })}`,

  signIn: (back?: string) => `/sign-in${query({ back })}`,
  oidc: (back?: string) => `/sign-in/oidc${query({ back })}`,
  register: (back?: string) => `/register${query({ back })}`,
  /** POST: finishes the registration of a person who came from an OpenID provider. */
  registerFromProvider: () => '/register/provider',
  resetPassword: () => '/reset-password',
  signOut: () => '/sign-out',
  account: () => '/account',
  bindEnterprise: () => '/account/enterprises',
  /** POST subject, back. */
  switchSubject: () => '/account/subject',
  mandates: () => '/account/mandates',
  /** GET shows the form, POST gives the mandate. */
  giveMandate: () => '/account/mandates/new',
  mandate: (id: string) => `/account/mandates/${enc(id)}`,
  /** POST. */
  mandateAct: (id: string, act: 'confirm' | 'decline' | 'end') => `/account/mandates/${enc(id)}/${act}`,
  mandatePaper: (id: string) => `/account/mandates/${enc(id)}/paper`,
  revokeSession: (id: string) => `/account/sessions/${enc(id)}/revoke`,
  revokeOtherSessions: () => '/account/sessions/revoke-others',

  /** Begins an application or goes on with the one begun. */
  apply: (divisionCode: string, itemCode: string) => `/apply/${enc(divisionCode)}/${enc(itemCode)}`,
  /** GET shows a step, POST saves it. `step`: id of a form page, `materials` or `review`. */
  draft: (id: string, step: string) => `/drafts/${enc(id)}/${enc(step)}`,
  draftSave: (id: string, step: string) => `/drafts/${enc(id)}/${enc(step)}/save`,
  draftUploads: (id: string) => `/drafts/${enc(id)}/uploads`,
  /** POST. */
  draftRemoveFile: (id: string, fileId: string) => `/drafts/${enc(id)}/files/${enc(fileId)}/remove`,
  draftFile: (id: string, fileId: string) => `/drafts/${enc(id)}/files/${enc(fileId)}`,
  /** POST. */
  submit: (id: string) => `/drafts/${enc(id)}/submit`,
  /** GET shows what was said, POST asks (`ask`) or takes it back (`withdraw`). */
  preCheck: (id: string) => `/drafts/${enc(id)}/pre-check`,
  discard: (id: string) => `/drafts/${enc(id)}/discard`,

  cases: () => '/cases',
  case: (id: string) => `/cases/${enc(id)}`,
  submitted: (id: string) => `/cases/${enc(id)}/submitted`,
  live: (id: string, since: string) => `/cases/${enc(id)}/live?since=${enc(since)}`,
  evidence: (id: string) => `/cases/${enc(id)}/evidence`,
  document: (id: string, documentId: string) => `/cases/${enc(id)}/documents/${enc(documentId)}`,
  withdraw: (id: string) => `/cases/${enc(id)}/withdraw`,
  /** 要求听证: GET shows what it means, POST asks. */
  askStep: (id: string) => `/cases/${enc(id)}/hearing`,
  supply: (id: string) => `/cases/${enc(id)}/supply`,
  /** POST names the draft too: whose session has just ended cannot look for it. */
  correction: (id: string, draft?: string) => `/cases/${enc(id)}/correction${query({ draft })}`,
  caseFile: (id: string, fileId: string) => `/cases/${enc(id)}/files/${enc(fileId)}`,
  rating: (id: string) => `/cases/${enc(id)}/rating`,
  ratingTicket: (id: string) => `/cases/${enc(id)}/rating/ticket`,
  progress: () => '/progress',

  ownMaterials: () => '/my-materials',
  ownMaterialFile: (id: string) => `/my-materials/${enc(id)}/file`,
  removeOwnMaterial: (id: string) => `/my-materials/${enc(id)}/remove`,
  draftKeepFile: (id: string, file: string, back: string) =>
    `/drafts/${enc(id)}/files/${enc(file)}/keep?back=${enc(back)}`,
  licences: () => '/licences',
  /** GET shows the form, POST keeps what was stated. */
  stateLicence: () => '/licences/new',
  /** POST. */
  forgetLicence: (ref: string) => `/licences/${enc(ref)}/forget`,
  licence: (ref: string) => `/licences/${enc(ref)}`,
  licenceFile: (ref: string, kind: 'ofd' | 'pdf') => `/licences/${enc(ref)}/file/${kind}`,
  /** POST: makes a code with the ticked fields. */
  showLicence: (ref: string) => `/licences/${enc(ref)}/show`,
  showCode: (ref: string, code: string) => `/licences/${enc(ref)}/codes/${enc(code)}`,
  shareLicence: (ref: string) => `/licences/${enc(ref)}/sharing`,
  endConsent: (ref: string, id: string) => `/licences/${enc(ref)}/consents/${enc(id)}/end`,
  licenceUses: () => '/licences/uses',
  /** Where a code is typed; with a token, what it shows. */
  present: (token?: string) => (token ? `/present/${enc(token)}` : '/present'),
  publicLicence: (identifier: string) => `/v/${enc(identifier)}`,
  verifyLicence: () => '/verify',

  ratings: () => '/ratings',
  indicators: () => '/indicators',
  /** What a QR code at a window or a message opens: GET shows the form, POST keeps the rating. */
  rate: (token: string) => `/rate/${enc(token)}`,
  rateTicket: (token: string) => `/rate/${enc(token)}/ticket`,
  /** Requests 诉求: kinds, looking one up; one's own; one by its signed address. */
  requests: () => '/requests',
  newRequest: (kind: string, caseNumber?: string) =>
    `/requests/new/${enc(kind)}${query({ case: caseNumber })}`,
  requestQuery: () => '/requests/query',
  request: (ref: RequestRef) => requestAt(ref),
  requestFile: (ref: RequestRef, file: string) => `${requestAt(ref)}/files/${enc(file)}`,
  /** POST. */
  requestAct: (ref: RequestRef, act: 'rate' | 'reopen' | 'withdraw') => `${requestAt(ref)}/${act}`,
  answers: () => '/answers',
  /** The tablet at a window. */
  device: () => '/device',
  deviceLive: () => '/device/live',
  /** A terminal of the hall: by the number on the slip or that of a case. */
  kiosk: () => '/kiosk',
  statement: () => '/accessibility',
  siteMap: () => '/site-map',
  asset: (name: string) => `/assets/${name}`,
} as const;

/** A request of the account, or of a signed address. */
export type RequestRef = { id: string } | { token: string };
const requestAt = (ref: RequestRef): string =>
  'token' in ref ? `/requests/by/${enc(ref.token)}` : `/requests/of/${enc(ref.id)}`;

export type ViewChoice = 'standard' | 'elder' | 'large' | 'huge' | 'contrast' | 'plain';

/** A multipart form's token travels in the query: its fields come after the file, too late to be checked first. */
export function withCsrf(url: string, csrf: string | null): string {
  return csrf ? `${url}${url.includes('?') ? '&' : '?'}_csrf=${enc(csrf)}` : url;
}
