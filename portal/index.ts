import type { PortalRoutes } from './context.ts';
import { formBody } from './frame.ts';
import { inOtherName } from './other-name.ts';
import { accountRoutes } from './routes/account.ts';
import { applyRoutes } from './routes/apply.ts';
import { askStepRoutes } from './routes/ask-step.ts';
import { assetRoutes } from './routes/assets.ts';
import { caseRoutes } from './routes/cases.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { correctionRoutes } from './routes/correction.ts';
import { deviceRoutes } from './routes/device.ts';
import { draftRoutes } from './routes/drafts.ts';
import { guideRoutes } from './routes/guide.ts';
import { jointRoutes } from './routes/joint.ts';
import { licenceRoutes } from './routes/licences.ts';
import { mandateRoutes } from './routes/mandates.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { outsideOpinionRoutes } from './routes/outside-opinion.ts';
import { ownMaterialRoutes } from './routes/own-materials.ts';
import { packageRoutes } from './routes/packages.ts';
import { preCheckRoutes } from './routes/pre-check.ts';
import { preferenceRoutes } from './routes/preferences.ts';
import { progressRoutes } from './routes/progress.ts';
import { publicFigureRoutes } from './routes/public-figures.ts';
import { publicRatingRoutes } from './routes/public-ratings.ts';
import { rateHereRoutes } from './routes/rate-here.ts';
import { ratingRoutes } from './routes/rating.ts';
import { requestRoutes } from './routes/requests.ts';
import { resetPasswordRoutes } from './routes/reset-password.ts';
import { sessionRoutes } from './routes/session.ts';
import { statedLicenceRoutes } from './routes/stated-licences.ts';
import { supplyRoutes } from './routes/supply.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { verifyLicenceRoutes } from './routes/verify-licence.ts';
import { withdrawalRoutes } from './routes/withdrawal.ts';

export { errorPageOf, signInPageOf } from './routes/errors.ts';

const all: PortalRoutes[] = [
  assetRoutes,
  preferenceRoutes,
  catalogueRoutes,
  guideRoutes,
  packageRoutes,
  jointRoutes,
  sessionRoutes,
  oidcRoutes,
  accountRoutes,
  mandateRoutes,
  outsideOpinionRoutes,
  resetPasswordRoutes,
  applyRoutes,
  draftRoutes,
  preCheckRoutes,
  uploadRoutes,
  caseRoutes,
  correctionRoutes,
  supplyRoutes,
  askStepRoutes,
  withdrawalRoutes,
  ratingRoutes,
  rateHereRoutes,
  deviceRoutes,
  publicFigureRoutes,
  publicRatingRoutes,
  progressRoutes,
  requestRoutes,
  licenceRoutes,
  statedLicenceRoutes,
  ownMaterialRoutes,
  verifyLicenceRoutes,
];

/** Every page of the portal. */
export const portalRoutes: PortalRoutes = (ctx) => async (app) => {
  // Pages post forms: whatever else a program sends, the routes below are given texts by name.
  app.addHook('preValidation', async (request) => {
    const { body, method, routeOptions } = request;
    if (method === 'GET' || method === 'HEAD' || routeOptions.config.json || Buffer.isBuffer(body)) return;
    request.body = formBody(body);
  });
  app.setErrorHandler(async (error, request) => {
    throw await inOtherName(ctx, request, error);
  });
  for (const routes of all) await app.register(routes(ctx));
};
