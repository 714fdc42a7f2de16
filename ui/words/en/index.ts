import { attribution } from './attribution.ts';
import { bulletins } from './bulletins.ts';
import { caseClock } from './case-clock.ts';
import { caseHanding } from './case-handing.ts';
import { cases } from './cases.ts';
import { catalogue } from './catalogue.ts';
import { codes } from './codes.ts';
import { commitments } from './commitments.ts';
import { errors } from './errors.ts';
import { joint } from './joint.ts';
import { mandates } from './mandates.ts';
import { notices } from './notices.ts';
import { packageChanges } from './package-changes.ts';
import { packageDesign } from './package-design.ts';
import { packageWhatIf } from './package-what-if.ts';
import { plan } from './plan.ts';
import { portal } from './portal.ts';
import { portalApply } from './portal-apply.ts';
import { portalCase } from './portal-case.ts';
import { portalGuide } from './portal-guide.ts';
import { portalLicences } from './portal-licences.ts';
import { portalPackages } from './portal-packages.ts';
import { preCheck } from './pre-check.ts';
import { problems } from './problems.ts';
import { programmes } from './programmes.ts';
import { proposals } from './proposals.ts';
import { ratingChannels } from './rating-channels.ts';
import { ratingTickets } from './rating-tickets.ts';
import { requests } from './requests.ts';
import { reviewRoute } from './review-route.ts';
import { reviewStep } from './review-step.ts';
import { routeEditor } from './route-editor.ts';
import { rulesEditor } from './rules-editor.ts';
import { supervision } from './supervision.ts';
import { workbench } from './workbench.ts';
import { workbenchCase } from './workbench-case.ts';
import { workbenchCatalogue } from './workbench-catalogue.ts';
import { workbenchIndicators } from './workbench-indicators.ts';
import { workbenchJoint } from './workbench-joint.ts';
import { workbenchLayouts } from './workbench-layouts.ts';
import { workbenchLicences } from './workbench-licences.ts';
import { workbenchPeople } from './workbench-people.ts';
import { workbenchSeals } from './workbench-seals.ts';
import { workbenchStaff } from './workbench-staff.ts';
import { workbenchTeam } from './workbench-team.ts';
import { workbenchWindow } from './workbench-window.ts';

export const en = {
  ...attribution,
  ...errors,
  ...problems,
  ...preCheck,
  ...catalogue,
  ...codes,
  ...catalogue,
  ...commitments,
  ...mandates,
  ...joint,
  ...plan,
  ...packageDesign,
  ...packageWhatIf,
  ...packageChanges,
  ...portal,
  ...portalGuide,
  ...portalApply,
  ...portalCase,
  ...portalPackages,
  ...portalLicences,
  ...supervision,
  ...workbench,
  ...workbenchCase,
  ...workbenchCatalogue,
  ...workbenchJoint,
  ...workbenchLayouts,
  ...workbenchLicences,
  ...workbenchPeople,
  ...workbenchIndicators,
  ...workbenchSeals,
  ...workbenchStaff,
  ...workbenchTeam,
  ...workbenchWindow,
  ...caseClock,
  ...caseHanding,
  ...cases,
  ...notices,
  ...ratingChannels,
  ...bulletins,
  ...programmes,
  ...proposals,
  ...ratingTickets,
  ...requests,
  ...reviewRoute,
  ...reviewStep,
  ...routeEditor,
  ...rulesEditor,
};
