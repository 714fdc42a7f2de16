import { queryOptions } from '@tanstack/react-query';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { RecordedLicence, WindowLicences } from '../../../contracts/recorded-licences.ts';
import type {
  Attendance,
  NewAttendance,
  WindowApplication,
  WindowCase,
  WindowCases,
  WindowItems,
  WindowLicence,
  WindowSubmission,
} from '../../../contracts/window.ts';
import { query } from '../../platform/api.ts';
import { api, intents } from '../../platform/app.ts';

/** Where the window is: who stands there, for whom, on which application. A reload goes on from here. */
export type WindowSearch = { attendance?: string; subject?: string; draft?: string };
/** An application under way. */
export type Sitting = Required<WindowSearch>;

const at = ({ attendance, subject, draft }: Sitting) =>
  `/window/${encodeURIComponent(attendance)}/${encodeURIComponent(subject)}/applications/${encodeURIComponent(draft)}`;

export const attendanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['window', id],
    queryFn: ({ signal }) => api<Attendance>({ path: `/window/${encodeURIComponent(id)}`, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const applicationQuery = (sitting: Sitting) =>
  queryOptions({
    queryKey: ['window', 'application', sitting.draft, sitting.subject],
    queryFn: ({ signal }) => api<WindowApplication>({ path: at(sitting), signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export const itemsQuery = (text: string) =>
  queryOptions({
    queryKey: ['window', 'items', text],
    queryFn: ({ signal }) => api<WindowItems>({ path: `/window/items${query({ text })}`, signal }),
    enabled: text !== '',
  });

export const attend = (body: NewAttendance) => api<Attendance>({ method: 'POST', path: '/window', body });

export const leave = (attendance: string) =>
  api<void>({ method: 'POST', path: `/window/${attendance}/close` });

export const addEnterprise = (attendance: string, uscc: string) =>
  api<Attendance>({ method: 'POST', path: `/window/${attendance}/enterprise`, body: { uscc } });

const licencesPath = (attendance: string, subject: string) =>
  `/window/${encodeURIComponent(attendance)}/${encodeURIComponent(subject)}/licences`;

export const windowLicencesQuery = (attendance: string, subject: string) =>
  queryOptions({
    queryKey: ['window', attendance, 'licences', subject],
    queryFn: ({ signal }) => api<WindowLicences>({ path: licencesPath(attendance, subject), signal }),
  });

export const recordLicence = (attendance: string, subject: string, body: RecordedLicence) =>
  api<WindowLicences>({ method: 'POST', path: licencesPath(attendance, subject), body });

export const begin = (
  attendance: string,
  body: { subjectId: string; divisionCode: string; itemCode: string },
) => api<WindowApplication>({ method: 'POST', path: `/window/${attendance}/applications`, body });

export const typeAnswers = (sitting: Sitting, answers: Record<string, unknown>) =>
  api<WindowApplication>({ method: 'PUT', path: `${at(sitting)}/answers`, body: { answers } });

export const notePapers = (sitting: Sitting, materials: string[]) =>
  api<WindowApplication>({ method: 'PUT', path: `${at(sitting)}/papers`, body: { materials } });

export const commitTo = (sitting: Sitting, materials: string[]) =>
  api<WindowApplication>({ method: 'PUT', path: `${at(sitting)}/commitments`, body: { materials } });

export const takeLicence = (sitting: Sitting, body: WindowLicence) =>
  api<WindowApplication>({ method: 'POST', path: `${at(sitting)}/licence`, body });

export const dropLicence = (sitting: Sitting, material: string) =>
  api<WindowApplication>({
    method: 'DELETE',
    path: `${at(sitting)}/licence/${encodeURIComponent(material)}`,
  });

export function sendFiles(sitting: Sitting, material: string, files: readonly File[]) {
  return api<WindowApplication>({
    method: 'POST',
    path: `${at(sitting)}/materials/${encodeURIComponent(material)}`,
    form: formOf(files),
  });
}

export const removeFile = (sitting: Sitting, file: string) =>
  api<WindowApplication>({ method: 'DELETE', path: `${at(sitting)}/files/${file}` });

export const submitApplication = (sitting: Sitting, body: WindowSubmission) =>
  api<CommandReply>({ method: 'POST', path: `${at(sitting)}/submit`, body });

/** Scans of the signed print with this mark. */
export const sendSigned = (sitting: Sitting, mark: string, files: readonly File[]) =>
  api<WindowApplication>({
    method: 'POST',
    path: `${at(sitting)}/signed/${encodeURIComponent(mark)}`,
    form: formOf(files),
  });

const casesPath = (attendance: string, subject: string) =>
  `/window/${encodeURIComponent(attendance)}/${encodeURIComponent(subject)}/cases`;

export const windowCasesQuery = (attendance: string, subject: string) =>
  queryOptions({
    queryKey: ['window', attendance, 'cases', subject],
    queryFn: ({ signal }) => api<WindowCases>({ path: casesPath(attendance, subject), signal }),
  });

export const beginCorrection = (attendance: string, subject: string, caseId: string) =>
  api<WindowApplication>({ method: 'POST', path: `${casesPath(attendance, subject)}/${caseId}/correction` });

export const beginSupply = (attendance: string, subject: string, caseId: string) =>
  api<WindowApplication>({ method: 'POST', path: `${casesPath(attendance, subject)}/${caseId}/supply` });

export const withdrawalAddress = (attendance: string, subject: string, caseId: string) =>
  `/api${casesPath(attendance, subject)}/${caseId}/withdrawal.pdf`;

/** The same signed print goes out under the same key, however often it is sent. */
export async function withdrawOnPaper(
  attendance: string,
  subject: string,
  one: Pick<WindowCase, 'id' | 'version' | 'withdrawMark'>,
  files: readonly File[],
): Promise<CommandReply> {
  const { id, version, withdrawMark: mark } = one;
  const about = `withdraw on paper ${id}`;
  const made = await api<CommandReply>({
    method: 'POST',
    path: `${casesPath(attendance, subject)}/${id}/withdrawal`,
    form: formOf(files, { version: String(version), mark }),
    idempotencyKey: intents.keyFor(about, { version, mark }),
  });
  intents.settle(about);
  return made;
}

/** Fields before files: a server that reads in order knows what the files are for. */
function formOf(files: readonly File[], fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  return form;
}

export const printAddress = (sitting: Sitting) => `/api${at(sitting)}/application.pdf`;
