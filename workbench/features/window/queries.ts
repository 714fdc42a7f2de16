import { queryOptions } from '@tanstack/react-query';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { RecordedLicence, WindowLicences } from '../../../contracts/recorded-licences.ts';
import type {
  Attendance,
  NewAttendance,
  WindowApplication,
  WindowItems,
  WindowSubmission,
} from '../../../contracts/window.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

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

export function sendFiles(sitting: Sitting, material: string, files: readonly File[]) {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return api<WindowApplication>({
    method: 'POST',
    path: `${at(sitting)}/materials/${encodeURIComponent(material)}`,
    form,
  });
}

export const removeFile = (sitting: Sitting, file: string) =>
  api<WindowApplication>({ method: 'DELETE', path: `${at(sitting)}/files/${file}` });

export const submitApplication = (sitting: Sitting, body: WindowSubmission) =>
  api<CommandReply>({ method: 'POST', path: `${at(sitting)}/submit`, body });

export const printAddress = (sitting: Sitting) => `/api${at(sitting)}/application.pdf`;
