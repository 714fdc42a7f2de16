/**
 * Stands in for TypeBox in the bundle (vite.config.ts). The pages take types and tables from contracts/, and never
 * validate: the server is the authority. Building the schemas anyway would cost 30 KB compressed. Each maker gives {}.
 */
const Type: Record<string, () => object> = new Proxy({}, { get: () => () => ({}) });

// biome-ignore lint/style/noDefaultExport: as TypeBox is imported
export default Type;
export { Type };
