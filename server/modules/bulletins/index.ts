/** bulletins 通报: figures of a day, a week, a month as an official document. The only file others import. */
export { bulletinsRoutes } from './routes.ts';
