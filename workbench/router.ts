import { createRouter } from '@tanstack/react-router';
import { attributionAddresses } from './addresses/attribution.ts';
import { casesAddresses } from './addresses/cases.ts';
import { catalogueAddresses } from './addresses/catalogue.ts';
import { figuresAddresses } from './addresses/figures.ts';
import { indicatorAddresses } from './addresses/indicators.ts';
import { licencesAddresses } from './addresses/licences.ts';
import { officeAddresses } from './addresses/office.ts';
import { packagesAddresses } from './addresses/packages.ts';
import { root } from './addresses/root.ts';
import { serviceAddresses } from './addresses/service.ts';
import { supervisionAddresses } from './addresses/supervision.ts';

export const router = createRouter({
  routeTree: root.addChildren([
    ...casesAddresses,
    ...catalogueAddresses,
    ...packagesAddresses,
    ...licencesAddresses,
    ...serviceAddresses,
    ...supervisionAddresses,
    ...figuresAddresses,
    ...indicatorAddresses,
    ...attributionAddresses,
    ...officeAddresses,
  ]),
  basepath: '/workbench',
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
